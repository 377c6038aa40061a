package org.lambdainvoke.internal.aws1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.auth.AWSSessionCredentials;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.internal.credentials.CredentialsSource;

public class SourceProviderTest {
    private static SourceProvider provider(AwsCredentials credentials) {
        return new SourceProvider(CredentialsSource.of(credentials));
    }

    @Test
    public void sessionTokenReachesTheSdk() {
        assertThat(provider(new AwsCredentials("AKIDTEST", "secret", "token", null))
                        .getCredentials())
                .isInstanceOfSatisfying(
                        AWSSessionCredentials.class,
                        session -> assertThat(session.getSessionToken()).isEqualTo("token"));
    }

    @Test
    public void credentialsWithoutATokenHaveNoneForTheSdk() {
        assertThat(provider(AwsCredentials.of("AKIDTEST", "secret")).getCredentials())
                .isNotInstanceOf(AWSSessionCredentials.class);
    }

    @Test
    public void formOfTheSdkIsMadeOnce() {
        SourceProvider provider = provider(AwsCredentials.of("AKIDTEST", "secret"));
        assertThat(provider.getCredentials()).isSameAs(provider.getCredentials());
    }
}
