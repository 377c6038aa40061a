package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class StandInsTest {
    @Test
    public void readmeNamesThem() throws Exception {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("`" + StandIns.ACCOUNT_ID + "`")
                .contains("`" + StandIns.ANONYMOUS + "`")
                .contains("`" + StandIns.API_ID + "`")
                .contains("`" + StandIns.STAGE + "`")
                .contains("`" + StandIns.TARGET_GROUP_ARN + "`");
    }

    @Test
    public void domainPrefixIsTheFirstLabel() {
        assertThat(StandIns.domainPrefix("shop.example.org")).isEqualTo("shop");
        assertThat(StandIns.domainPrefix("localhost")).isEqualTo("localhost");
    }
}
