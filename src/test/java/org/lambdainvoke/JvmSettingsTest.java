package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterConfig;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.support.client.JavaProgram;
import org.lambdainvoke.support.container.StandInConfig;

/** What the JVM and its environment say beside the settings of a filter: each in a JVM of its own. */
public class JvmSettingsTest {
    @Test
    public void uncheckedCertificatesAreRefused() throws Exception {
        assertThat(startedWith("-Dcom.amazonaws.sdk.disableCertChecking=true", "eu-west-1"))
                .contains("com.amazonaws.sdk.disableCertChecking is set");
    }

    @Test
    public void regionOfTheEnvironmentStandsInForAMissingOne() throws Exception {
        assertThat(startedWith("-Daws.region=eu-north-1", "")).contains("region=eu-north-1");
    }

    private static String startedWith(String property, String awsRegion) throws Exception {
        ProcessBuilder program =
                JavaProgram.of(Start.class, List.of(property), awsRegion).redirectErrorStream(true);
        // Goes before the property in the SDK's chain, empty as it is in this JVM.
        program.environment().remove("AWS_REGION");
        return JavaProgram.outputOf(program);
    }

    /** The program of the other JVM: prints the settings of a filter in the region that it is given, and starts it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] arguments) throws Exception {
            FilterConfig config = StandInConfig.of(Map.of("function_name", "echo", "aws_region", arguments[0]));
            System.out.println(Inside.settings(config));
            new LambdaInvokeFilter().init(config);
        }
    }
}
