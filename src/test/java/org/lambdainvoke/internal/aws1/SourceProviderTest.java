package org.lambdainvoke.internal.aws1;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.auth.AWSSessionCredentials;
import org.junit.Test;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.credentials.CredentialsSource;

public class SourceProviderTest {
    private static SourceProvider provider(Credentials credentials) {
        return new SourceProvider(CredentialsSource.of(credentials));
    }

    @Test
    public void sessionTokenReachesTheSdk() {
        assertThat(provider(new Credentials("AKIDTEST", "secret", "token")).getCredentials())
                .isInstanceOfSatisfying(
                        AWSSessionCredentials.class,
                        session -> assertThat(session.getSessionToken()).isEqualTo("token"));
    }

    @Test
    public void credentialsWithoutATokenHaveNoneForTheSdk() {
        assertThat(provider(new Credentials("AKIDTEST", "secret", null)).getCredentials())
                .isNotInstanceOf(AWSSessionCredentials.class);
    }

    @Test
    public void formOfTheSdkIsMadeOnce() {
        SourceProvider provider = provider(new Credentials("AKIDTEST", "secret", null));
        assertThat(provider.getCredentials()).isSameAs(provider.getCredentials());
    }
}
