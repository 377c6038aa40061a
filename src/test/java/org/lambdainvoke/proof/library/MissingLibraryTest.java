package org.lambdainvoke.proof.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.lambdainvoke.ConfigurationException;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.support.client.JavaProgram;

/** Optional libraries that are not there. */
public class MissingLibraryTest {
    @Test
    public void roleWithoutStsIsOneClearMessage() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.without(List.of("aws-java-sdk-sts", "sts-2"), AssumesARole.class)))
                .contains("aws_credentials")
                .contains("software.amazon.awssdk:sts: found [none]");
    }

    @Test
    public void roleWithTheStsOfEitherSdkIsAccepted() throws Exception {
        for (String missing : List.of("aws-java-sdk-sts", "sts-2")) {
            assertThat(JavaProgram.outputOf(JavaProgram.without(List.of(missing), AssumesARole.class)))
                    .as(missing)
                    .endsWith("accepted");
        }
    }

    @Test
    public void roleWithStsIsAccepted() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.of(AssumesARole.class, List.of())))
                .endsWith("accepted");
    }

    /** The program of the other JVM. */
    public static final class AssumesARole {
        private AssumesARole() {}

        public static void main(String[] arguments) {
            try {
                FilterSettings unused = FilterSettings.builder()
                        .functionName("greet")
                        .awsRegion("eu-west-1")
                        .awsAssumeRoleArn("arn:aws:iam::123456789012:role/caller")
                        .build();
                System.out.print("accepted");
            } catch (ConfigurationException e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
