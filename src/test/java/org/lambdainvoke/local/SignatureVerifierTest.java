package org.lambdainvoke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.http.HttpMethodName;
import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.Test;

/** Signatures of the SDK's own signer, good ones and ones that were changed afterwards. */
public class SignatureVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final URI TARGET = URI.create("/2015-03-31/functions/my%3Afunction/invocations?Qualifier=%24LATEST");

    private final Headers headers = signed(TARGET);

    private static Headers signed(URI target) {
        DefaultRequest<Void> request = new DefaultRequest<>("lambda");
        request.setHttpMethod(HttpMethodName.POST);
        request.setEndpoint(URI.create("https://lambda.eu-west-1.amazonaws.com"));
        request.setResourcePath(target.getRawPath());
        request.addParameter("Qualifier", "$LATEST");
        request.addHeader("X-Amz-Log-Type", "Tail  of   it");
        request.setContent(new ByteArrayInputStream(BODY));
        AWS4Signer signer = new AWS4Signer();
        signer.setServiceName("lambda");
        signer.setRegionName("eu-west-1");
        signer.setOverrideDate(Date.from(NOW));
        signer.sign(request, new BasicAWSCredentials("AKIDTEST", "secret-of-the-tests"));
        Headers headers = new Headers();
        request.getHeaders().forEach(headers::set);
        return headers;
    }

    private String check(String accessKey, String secretKey, Instant at, URI target, byte[] body) {
        SignatureVerifier verifier = new SignatureVerifier(accessKey, secretKey, Clock.fixed(at, ZoneOffset.UTC));
        InvokeError error = verifier.check("POST", target, headers, body);
        return error == null ? "good" : error.status() + " " + error.type();
    }

    private String check() {
        return check("AKIDTEST", "secret-of-the-tests", NOW, TARGET, BODY);
    }

    @Test
    public void signatureOfTheSdkIsGood() {
        assertThat(check()).isEqualTo("good");
    }

    @Test
    public void otherSecretOrKey() {
        assertThat(check("AKIDTEST", "other", NOW, TARGET, BODY)).isEqualTo("403 InvalidSignatureException");
        assertThat(check("AKIDOTHER", "secret", NOW, TARGET, BODY)).isEqualTo("403 UnrecognizedClientException");
    }

    @Test
    public void changedBodyPathOrQuery() {
        assertThat(check("AKIDTEST", "secret-of-the-tests", NOW, TARGET, new byte[0]))
                .isEqualTo("403 InvalidSignatureException");
        for (String target : new String[] {
            "/2015-03-31/functions/other/invocations?Qualifier=%24LATEST",
            "/2015-03-31/functions/my%3Afunction/invocations?Qualifier=1",
            "/2015-03-31/functions/my%3Afunction/invocations"
        }) {
            assertThat(check("AKIDTEST", "secret-of-the-tests", NOW, URI.create(target), BODY))
                    .isEqualTo("403 InvalidSignatureException");
        }
    }

    @Test
    public void clockMayDifferByFiveMinutes() {
        Duration allowed = Duration.ofMinutes(5);
        for (Instant at : new Instant[] {NOW.plus(allowed), NOW.minus(allowed)}) {
            assertThat(check("AKIDTEST", "secret-of-the-tests", at, TARGET, BODY))
                    .isEqualTo("good");
        }
        for (Instant at : new Instant[] {
            NOW.plus(allowed).plusSeconds(1), NOW.minus(allowed).minusSeconds(1)
        }) {
            assertThat(check("AKIDTEST", "secret-of-the-tests", at, TARGET, BODY))
                    .isEqualTo("403 InvalidSignatureException");
        }
    }

    @Test
    public void headerThatWasAddedOrChanged() {
        headers.set("X-Amz-Invocation-Type", "Event");
        assertThat(check()).isEqualTo("403 InvalidSignatureException");
        headers.remove("X-Amz-Invocation-Type");
        headers.set("X-Amz-Log-Type", "None");
        assertThat(check()).isEqualTo("403 InvalidSignatureException");
    }

    @Test
    public void clientContextThatWasAdded() {
        headers.set("X-Amz-Client-Context", "e30=");
        assertThat(check()).isEqualTo("403 InvalidSignatureException");
    }

    @Test
    public void missingOrMalformedAuthorization() {
        headers.set("Authorization", "Bearer token");
        assertThat(check()).isEqualTo("403 IncompleteSignatureException");
        headers.remove("Authorization");
        assertThat(check()).isEqualTo("403 MissingAuthenticationTokenException");
    }

    @Test
    public void missingOrMalformedDate() {
        headers.set("X-Amz-Date", "yesterday");
        assertThat(check()).isEqualTo("403 InvalidSignatureException");
        headers.remove("X-Amz-Date");
        assertThat(check()).isEqualTo("403 InvalidSignatureException");
    }
}
