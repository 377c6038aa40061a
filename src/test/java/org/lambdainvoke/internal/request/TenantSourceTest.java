package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class TenantSourceTest {
    @Test
    public void principalIsASource() {
        assertThat(TenantSource.parse("principal")).contains(new TenantSource(""));
    }

    @Test
    public void attributeIsASource() {
        assertThat(TenantSource.parse("attribute:org.example.tenant")).contains(new TenantSource("org.example.tenant"));
    }

    @Test
    public void nothingThatAClientSendsIsASource() {
        assertThat(List.of("header:X-Tenant", "cookie:tenant", "session", "Principal", "attribute", "blue"))
                .allMatch(source -> TenantSource.parse(source).isEmpty());
    }

    @Test
    public void attributeHasANameWithoutBlanksAtItsEnds() {
        assertThat(List.of("attribute:", "attribute: ", "attribute: tenant"))
                .allMatch(source -> TenantSource.parse(source).isEmpty());
    }
}
