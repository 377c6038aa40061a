package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.http.HttpMethodName;
import com.amazonaws.util.SdkHttpUtils;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.http.call.OtherProvider;

public class RequestSignerTest {
    private static final int REQUESTS = 10_000;
    private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1");
    private static final String ODD = "aZ0-_.~ !\"#$%&'()*+,/:;<=>?@[\\]^`{|}\u00e9\u4f60\ud83d\ude00";
    private static final String TOKEN = "AZaz09+/=";
    private static final String TENANT = "azAZ09._:/=+@-   ";

    /** The example that the published suite uses throughout. */
    private static final AwsCredentials EXAMPLE =
            AwsCredentials.of("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private static final Instant EXAMPLE_TIME = Instant.parse("2015-08-30T12:36:00Z");

    private static RequestSigner signer(String region, String service, Instant time) {
        return new RequestSigner(region, service, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static String signatureOfExample(CanonicalHead head, AwsCredentials credentials)
            throws GeneralSecurityException {
        return signatureOfExample(head, OwnFields.NONE, credentials);
    }

    private static String signatureOfExample(CanonicalHead head, OwnFields own, AwsCredentials credentials)
            throws GeneralSecurityException {
        String authorization = signer("us-east-1", "service", EXAMPLE_TIME)
                .sign(head, own, credentials, Bytes.EMPTY)
                .authorization();
        return authorization.substring(authorization.indexOf("SignedHeaders="));
    }

    private static CanonicalHead example(String query) {
        return new CanonicalHead("/", query, "example.amazonaws.com", new TreeMap<>());
    }

    @Test
    public void postVanillaOfThePublishedSuite() throws Exception {
        assertThat(signatureOfExample(example(""), EXAMPLE))
                .isEqualTo("SignedHeaders=host;x-amz-date,"
                        + " Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    }

    /** As the suite has no such field, the expected signature was made by another program, from the published rules. */
    @Test
    public void clientContextIsSignedBeforeTheDate() throws Exception {
        String clientContext = "eyJjdXN0b20iOnsibGFtYmRhLWludm9rZS1zaGFkb3ciOiJ0cnVlIn19";
        assertThat(signatureOfExample(example(""), new OwnFields(clientContext, null), EXAMPLE))
                .isEqualTo("SignedHeaders=host;x-amz-client-context;x-amz-date,"
                        + " Signature=ba34f772282dcd834c87c052c37e1cf38988bc8b7c1988ec07f4dfcac556e537");
    }

    @Test
    public void signsTheSameWhereNothingCanBeCopied() throws Exception {
        String usual = signatureOfExample(example(""), EXAMPLE);
        assertThat(OtherProvider.first(OtherProvider.thatCanNotCopy(), () -> signatureOfExample(example(""), EXAMPLE)))
                .isEqualTo(usual);
    }

    @Test
    public void postVanillaQueryOfThePublishedSuite() throws Exception {
        assertThat(signatureOfExample(example("Param1=value1"), EXAMPLE))
                .isEqualTo("SignedHeaders=host;x-amz-date,"
                        + " Signature=28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11");
    }

    @Test
    public void postSessionTokenBeforeSigningOfThePublishedSuite() throws Exception {
        String token = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfI"
                + "eoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXD"
                + "vp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9"
                + "FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";
        assertThat(signatureOfExample(
                        example(""), new AwsCredentials(EXAMPLE.accessKeyId(), EXAMPLE.secretAccessKey(), token, null)))
                .isEqualTo("SignedHeaders=host;x-amz-date;x-amz-security-token,"
                        + " Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
    }

    @Test
    public void signsAsTheSdkDoes() throws Exception {
        Random random = new Random(20261122);
        for (int i = 0; i < REQUESTS; i++) {
            assertSignedAlike(random, i);
        }
    }

    private static void assertSignedAlike(Random random, int number) throws GeneralSecurityException {
        String region = REGIONS.get(random.nextInt(REGIONS.size()));
        String host = "h" + number + ".example" + (random.nextBoolean() ? "" : ":8080");
        String name = random.nextBoolean()
                ? "f" + text(random, ODD, random.nextInt(40)) // never dots alone, which no function's name may be
                : "arn:aws:lambda:" + region + ":123456789012:function:" + text(random, "abc-_09", 12);
        String prefix = random.nextInt(4) == 0 ? "/p" + SdkHttpUtils.urlEncode(text(random, ODD, 5), false) : "";
        String path = prefix + "/2015-03-31/functions/" + SdkHttpUtils.urlEncode(name, false) + "/invocations";
        String qualifier = random.nextBoolean() ? null : text(random, ODD, 1 + random.nextInt(10));
        String token = random.nextBoolean() ? null : text(random, TOKEN, 1 + random.nextInt(400));
        AwsCredentials credentials =
                new AwsCredentials("AKID" + number % 7, text(random, TOKEN, 1 + random.nextInt(60)), token, null);
        Map<String, String> fields = Map.of("x-amz-invocation-type", "RequestResponse", "x-amz-log-type", "Tail");
        String clientContext = random.nextBoolean() ? null : text(random, TOKEN, 1 + random.nextInt(400));
        String tenantId = random.nextBoolean() ? null : "t" + text(random, TENANT, random.nextInt(254)) + "t";
        Bytes payload = Bytes.utf8(text(random, ODD, random.nextInt(200)));
        Instant time = Instant.ofEpochSecond(1_000_000_000L + random.nextInt(1_000_000_000));

        RequestSigner.Signature signature = signer(region, "lambda", time)
                .sign(
                        new CanonicalHead(
                                path,
                                qualifier == null ? "" : "Qualifier=" + SdkHttpUtils.urlEncode(qualifier, false),
                                host,
                                new TreeMap<>(fields)),
                        new OwnFields(clientContext, tenantId),
                        credentials,
                        payload);

        DefaultRequest<Void> request = new DefaultRequest<>("AWSLambda");
        request.setHttpMethod(HttpMethodName.POST);
        request.setEndpoint(URI.create("http://" + host));
        request.setResourcePath(path);
        fields.forEach(request::addHeader);
        if (clientContext != null) {
            request.addHeader("X-Amz-Client-Context", clientContext);
        }
        if (tenantId != null) {
            request.addHeader("X-Amz-Tenant-Id", tenantId);
        }
        if (qualifier != null) {
            request.addParameter("Qualifier", qualifier);
        }
        request.setContent(payload.stream());
        AWS4Signer expected = new AWS4Signer();
        expected.setServiceName("lambda");
        expected.setRegionName(region);
        expected.setOverrideDate(Date.from(time));
        expected.sign(request, ofTheSdk(credentials));

        assertThat(signature.authorization()).isEqualTo(request.getHeaders().get("Authorization"));
        assertThat(signature.dateTime()).isEqualTo(request.getHeaders().get("X-Amz-Date"));
    }

    private static AWSCredentials ofTheSdk(AwsCredentials credentials) {
        return credentials.sessionToken() == null
                ? new BasicAWSCredentials(credentials.accessKeyId(), credentials.secretAccessKey())
                : new BasicSessionCredentials(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    private static String text(Random random, String characters, int length) {
        int[] all = characters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return text.toString();
    }
}
