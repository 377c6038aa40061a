package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.WrittenParameters;

/** A fault stands under the name that the user wrote, wherever it was written, and is the only one. */
@RunWith(Parameterized.class)
public class FaultNamesTest {
    private static final String WRONG = "\u0007, wrong";

    @Parameters(name = "{0}={1}")
    public static List<Object[]> parameters() {
        List<Object[]> all = new ArrayList<>();
        for (Parameter<?> name : org.lambdainvoke.Parameters.TABLE.all()) {
            // Any text is a password, or a salt.
            if (name != ConnectionParameters.TRUST_STORE_PASSWORD && name != FunctionParameters.SHARE_SALT) {
                all.add(new Object[] {name, WRONG});
            }
            all.add(new Object[] {name, "${env:NO_SUCH_VARIABLE}"});
        }
        // Right, but nothing by itself.
        all.add(new Object[] {ConnectionParameters.AWS_KEY, "AKID"});
        all.add(new Object[] {ConnectionParameters.AWS_SECRET, "secret"});
        all.add(new Object[] {ConnectionParameters.AWS_SESSION_TOKEN, "token"});
        all.add(new Object[] {ConnectionParameters.AWS_ROLE_SESSION_NAME, "session"});
        all.add(new Object[] {ConnectionParameters.AWS_EXTERNAL_ID, "external"});
        all.add(new Object[] {ConnectionParameters.AWS_STS_ENDPOINT_URL, "http://localhost:1"});
        all.add(new Object[] {ConnectionParameters.NO_PROXY, "localhost"});
        all.add(new Object[] {ConnectionParameters.TRUST_STORE_PASSWORD, "changeit"});
        all.add(new Object[] {FunctionParameters.CANARY_SHARE, "10"});
        all.add(new Object[] {FunctionParameters.SHADOW_METHODS, "POST"});
        all.add(new Object[] {FilterParameters.SHARE_HEADER, "X-Side"});
        all.add(new Object[] {FilterParameters.SHARE_HEADER_SECRET, "0123456789abcdef"});
        all.add(new Object[] {FunctionParameters.AUTHORIZER_ATTRIBUTES, "tenant"});
        return all;
    }

    @Parameterized.Parameter
    public Parameter<?> name;

    @Parameterized.Parameter(1)
    public String value;

    private Map<String, String> params(String prefix) {
        Map<String, String> params = new HashMap<>();
        if (name != FilterParameters.ROUTES && name != FilterParameters.ROUTES_FILE) {
            params.put(prefix + "function_name", "greet");
        }
        params.put(prefix + "aws_region", "eu-west-1");
        params.put(prefix + name.name(), value);
        return params;
    }

    @Test
    public void initParamIsNamed() {
        requireOnlyFault(name.name(), params(""), Map.of());
    }

    @Test
    public void contextParamIsNamedInFull() {
        requireOnlyFault(
                WrittenParameters.SHARED_PREFIX + name.name(), Map.of(), params(WrittenParameters.SHARED_PREFIX));
    }

    @Test
    public void initParamThatCoversAContextParamIsNamed() {
        requireOnlyFault(name.name(), Map.of(name.name(), value), allRight(params(WrittenParameters.SHARED_PREFIX)));
    }

    /** The context's own value may be anything that is no fault by itself: it is not used. */
    private Map<String, String> allRight(Map<String, String> context) {
        context.remove(WrittenParameters.SHARED_PREFIX + name.name());
        return context;
    }

    private static void requireOnlyFault(
            String named, Map<String, String> initParams, Map<String, String> contextParams) {
        assertThatThrownBy(() -> FilterSettings.of(initParams, contextParams, null))
                .isInstanceOf(ConfigurationException.class)
                .satisfies(failure -> assertThat(failure.getMessage().lines().skip(1))
                        .singleElement()
                        .asString()
                        .matches("  \\Q" + named + "\\E(: found \\[| line 1: ).*"));
    }
}
