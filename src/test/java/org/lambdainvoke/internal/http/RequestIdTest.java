package org.lambdainvoke.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.Test;

public class RequestIdTest {
    @Test
    public void wellFormedIdIsKept() {
        for (String sent : new String[] {"a", "order_17.b-3", "x".repeat(128)}) {
            assertThat(RequestId.of(sent).text()).isEqualTo(sent);
        }
    }

    @Test
    public void anythingElseIsReplacedByARandomOne() {
        for (String sent : new String[] {null, "", "x".repeat(129), "a b", "a\nb", "é", "<script>"}) {
            assertThat(UUID.fromString(RequestId.of(sent).text())).isNotNull();
        }
    }

    @Test
    public void randomOneIsAUuidOfVersion4() {
        UUID random = UUID.fromString(RequestId.of(null).text());
        assertThat(random.version()).isEqualTo(4);
        assertThat(random.variant()).isEqualTo(2);
    }
}
