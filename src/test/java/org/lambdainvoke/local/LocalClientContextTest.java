package org.lambdainvoke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.Test;

/** Client contexts as Lambda takes them, or does not. */
public class LocalClientContextTest {
    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static LocalClientContext decoded(String json) {
        return LocalClientContext.decode(base64(json));
    }

    @Test
    public void customAndEnvironmentAreMaps() {
        LocalClientContext context = decoded("{\"custom\":{\"a\":\"1\"},\"env\":{\"locale\":\"de\"}}");
        assertThat(context.getCustom()).containsOnlyKeys("a").containsEntry("a", "1");
        assertThat(context.getEnvironment()).containsOnlyKeys("locale").containsEntry("locale", "de");
    }

    @Test
    public void clientHasTheNamesOfTheMobileSdk() {
        LocalClientContext context = decoded("{\"client\":{\"installation_id\":\"i\",\"app_title\":\"t\","
                + "\"app_version_name\":\"n\",\"app_version_code\":\"c\",\"app_package_name\":\"p\"}}");
        assertThat(context.getClient().getInstallationId()).isEqualTo("i");
        assertThat(context.getClient().getAppTitle()).isEqualTo("t");
        assertThat(context.getClient().getAppVersionName()).isEqualTo("n");
        assertThat(context.getClient().getAppVersionCode()).isEqualTo("c");
        assertThat(context.getClient().getAppPackageName()).isEqualTo("p");
    }

    @Test
    public void memberThatIsNotThereIsNull() {
        LocalClientContext context = decoded("{}");
        assertThat(context.getClient()).isNull();
        assertThat(context.getCustom()).isNull();
        assertThat(context.getEnvironment()).isNull();
    }

    @Test
    public void textIsAsItWasSent() {
        String json = "{ \"custom\" : {\"a\":\"\u00e9\u4f60\"}, \"more\":[1] }";
        assertThat(decoded(json).text()).isEqualTo(json);
    }

    @Test
    public void whatIsNoBase64IsMalformed() {
        for (String field : List.of("string", "{}", "e30=e30=", "\u00e9")) {
            assertThat(LocalClientContext.decode(field)).as(field).isNull();
        }
    }

    @Test
    public void whatIsNoJsonObjectIsMalformed() {
        for (String json : List.of("", "1", "[]", "null", "{", "{}{}", "{'a':1}")) {
            assertThat(decoded(json)).as(json).isNull();
        }
    }

    @Test
    public void valueThatIsNoTextIsMalformedAsTheJavaRuntimeCanNotReadIt() {
        for (String json : List.of("{\"custom\":[]}", "{\"custom\":{\"a\":{}}}", "{\"env\":{\"a\":[]}}")) {
            assertThat(decoded(json)).as(json).isNull();
        }
    }

    @Test
    public void contextOverTheLimitIsRefused() {
        assertThat(decoded("{\"custom\":{\"a\":\"" + "x".repeat(2_666) + "\"}}"))
                .isNotNull();
        assertThat(decoded("{\"custom\":{\"a\":\"" + "x".repeat(2_667) + "\"}}"))
                .isNull();
    }
}
