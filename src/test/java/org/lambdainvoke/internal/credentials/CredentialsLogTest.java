package org.lambdainvoke.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.HostileText;
import org.lambdainvoke.support.container.LogCapture;

public class CredentialsLogTest {
    private final LogCapture log = new LogCapture(CredentialsSource.class.getName());

    @Before
    public void listen() {
        log.start();
    }

    @After
    public void leave() {
        log.stop();
    }

    @Test
    public void whatASourceOfCredentialsSaysIsEscaped() throws Exception {
        CredentialsFetch refused = isAnew -> {
            throw new CredentialsFetch.FailedException(HostileText.TEXT);
        };
        try (CredentialsSource source = new CredentialsSource(refused)) {
            InvocationFailure failure = catchThrowableOfType(
                    InvocationFailure.class, () -> source.current(Deadline.after(Duration.ofSeconds(30))));
            assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
            // It is logged after those who wait have heard of it, and not any more by a source that is closed.
            Await.until(() -> !log.lines().isEmpty());
        }
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }
}
