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
        assertThat(JavaProgram.outputOf(JavaProgram.without("aws-java-sdk-sts", AssumesARole.class)))
                .contains("aws_assume_role_arn")
                .contains("com.amazonaws:aws-java-sdk-sts is not on the class path");
    }

    @Test
    public void roleWithStsIsAccepted() throws Exception {
        assertThat(JavaProgram.outputOf(JavaProgram.of(AssumesARole.class, List.of())))
                .isEqualTo("accepted");
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
