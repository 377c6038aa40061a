package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** AWS refuses what a wrong clock has signed in the same words as what a wrong secret has. */
public class ClockSkewTest extends OnEveryClient {
    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private static String in(Duration duration) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(duration).atOffset(ZoneOffset.UTC));
    }

    private String detail(String errorType, String... fields) {
        return failure(
                        connect(endpoint.script(Fault.apiError(403, errorType, fields))
                                .url()),
                        ENOUGH)
                .detail();
    }

    @Test
    public void clockThatIsBehindIsReported() {
        assertThat(detail("InvalidSignatureException", "Date: " + in(Duration.ofMinutes(17))))
                .contains("this machine's clock is 17 min behind the endpoint's")
                .doesNotContain("said by Lambda");
    }

    @Test
    public void clockThatIsAheadIsReported() {
        assertThat(detail("RequestTimeTooSkewed", "Date: " + in(Duration.ofHours(-7))))
                .contains("this machine's clock is 7 h ahead of the endpoint's");
    }

    @Test
    public void clockThatIsDaysOffIsReported() {
        assertThat(detail("SignatureDoesNotMatch", "date: " + in(Duration.ofDays(400))))
                .contains("this machine's clock is 400 days behind the endpoint's");
    }

    @Test
    public void credentialsThatHaveExpiredByAnotherClockAreReported() {
        assertThat(detail("ExpiredTokenException", "Date: " + in(Duration.ofHours(3))))
                .contains("this machine's clock is 3 h behind the endpoint's");
    }

    @Test
    public void refusalOfStsTellsTheClockToo() {
        LogCapture log = new LogCapture(CredentialsSource.class.getName());
        log.start();
        try {
            endpoint.script(Fault.answer(
                    403,
                    "text/xml",
                    "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>said by STS</Message></Error>"
                            + "</ErrorResponse>",
                    "Date: " + in(Duration.ofMinutes(17))));
            LambdaInvoker invoker = connect(
                    new ConnectionSettings(
                            client, "eu-west-1", URI.create(endpoint.url()), Proxies.NONE, null, ENOUGH, ENOUGH),
                    role(SdkVersion.V1, endpoint.url()));
            assertThat(failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.REJECTED);
            // The call may hear of it a moment before the log does.
            Deadline deadline = Deadline.after(ENOUGH);
            while (log.lines().isEmpty() && deadline.remainingMillis() > 0) {
                Thread.onSpinWait();
            }
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains("SignatureDoesNotMatch", "this machine's clock is 17 min behind the endpoint's")
                            .doesNotContain("said by STS"));
        } finally {
            log.stop();
        }
    }

    @Test
    public void clockThatIsRightIsNotSpokenOf() {
        assertThat(detail("InvalidSignatureException", "Date: " + in(Duration.ofSeconds(20))))
                .contains("InvalidSignatureException")
                .doesNotContain("clock");
    }

    @Test
    public void clockIsNotSpokenOfWhereItIsNotTheReason() {
        assertThat(detail("AccessDeniedException", "Date: " + in(Duration.ofMinutes(17))))
                .doesNotContain("clock");
    }

    @Test
    public void answerWithoutADateSaysNothingOfTheClock() {
        assertThat(detail("InvalidSignatureException")).doesNotContain("clock");
    }

    @Test
    public void dateThatIsNoneIsNotRepeated() {
        assertThat(detail("InvalidSignatureException", "Date: yesterday"))
                .contains("InvalidSignatureException")
                .doesNotContain("clock", "yesterday");
    }
}
