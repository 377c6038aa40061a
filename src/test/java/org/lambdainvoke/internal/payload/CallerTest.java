package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.internal.request.Caller;
import org.lambdainvoke.internal.request.RequestSnapshot;

/** Where the formats put what the container says of the caller. */
public class CallerTest {
    private static final Path CERTIFICATE = Path.of("src/test/resources/ada.pem");

    private static final String BLOCK =
            "{\"principalId\":\"ada\",\"authType\":\"BASIC\",\"tenant\":\"blue\",\"level\":7,\"admin\":true}";

    private static final String BLOCK_OF_TEXTS =
            "{\"principalId\":\"ada\",\"authType\":\"BASIC\",\"tenant\":\"blue\",\"level\":\"7\",\"admin\":\"true\"}";

    private static JsonObject context(PayloadFormat format, Caller caller) throws Exception {
        RequestSnapshot snapshot = Snapshots.get("/", List.of(), Snapshots.PEER, caller);
        String event = Inside.encode(format, snapshot, Snapshots.LIMITS).decode(StandardCharsets.UTF_8);
        return JsonParser.parseString(event).getAsJsonObject().getAsJsonObject("requestContext");
    }

    private static Caller ada() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("tenant", "blue");
        attributes.put("level", 7);
        attributes.put("admin", true);
        return new Caller("ada", "BASIC", null, attributes, null);
    }

    private static Caller withCertificate() throws Exception {
        try (InputStream pem = Files.newInputStream(CERTIFICATE)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return new Caller(null, null, certificate, Map.of(), null);
        }
    }

    @Test
    public void restApiHasTheAuthorizerInTexts() throws Exception {
        assertThat(context(PayloadFormat.API_GATEWAY_V1, ada()).get("authorizer"))
                .hasToString(BLOCK_OF_TEXTS);
    }

    @Test
    public void textOfANumberHasNoExponent() throws Exception {
        Map<Number, String> texts = new LinkedHashMap<>();
        texts.put(-7L, "-7");
        texts.put(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890");
        texts.put(1.50, "1.5");
        texts.put(3.0, "3.0");
        texts.put(12_345_678.9, "12345678.9");
        texts.put(1e-7f, "0.00000010");
        texts.put(new BigDecimal("1.50"), "1.50");
        texts.put(new BigDecimal("1E+3"), "1000");
        texts.put(new BigDecimal("1E+1000000000"), "1E+1000000000");
        for (Map.Entry<Number, String> text : texts.entrySet()) {
            Caller caller = new Caller(null, null, null, Map.of("n", text.getKey()), null);
            assertThat(context(PayloadFormat.API_GATEWAY_V1, caller).get("authorizer"))
                    .hasToString("{\"n\":\"" + text.getValue() + "\"}");
        }
    }

    @Test
    public void httpApiHasTheAuthorizerAsThatOfLambda() throws Exception {
        assertThat(context(PayloadFormat.API_GATEWAY_V2, ada()).get("authorizer"))
                .hasToString("{\"lambda\":" + BLOCK + "}");
    }

    @Test
    public void functionUrlHasTheAuthorizerAsThatOfLambda() throws Exception {
        assertThat(context(PayloadFormat.FUNCTION_URL, ada()).get("authorizer"))
                .hasToString("{\"lambda\":" + BLOCK + "}");
    }

    @Test
    public void loadBalancerHasNoPlaceForTheCaller() throws Exception {
        assertThat(context(PayloadFormat.LOAD_BALANCER, ada()).keySet()).containsExactly("elb");
    }

    @Test
    public void nobodyHasNoAuthorizer() throws Exception {
        assertThat(context(PayloadFormat.API_GATEWAY_V1, Snapshots.NOBODY).has("authorizer"))
                .isFalse();
        assertThat(context(PayloadFormat.API_GATEWAY_V2, Snapshots.NOBODY).has("authorizer"))
                .isFalse();
    }

    @Test
    public void certificateStandsInTheIdentityOfARestApi() throws Exception {
        JsonObject identity =
                context(PayloadFormat.API_GATEWAY_V1, withCertificate()).getAsJsonObject("identity");
        JsonObject certificate = identity.getAsJsonObject("clientCert");
        assertThat(certificate.get("clientCertPem").getAsString()).isEqualTo(Files.readString(CERTIFICATE));
        certificate.remove("clientCertPem");
        assertThat(certificate)
                .hasToString("{\"subjectDN\":\"CN=Ada,O=Example,C=GB\",\"issuerDN\":\"CN=Ada,O=Example,C=GB\","
                        + "\"serialNumber\":\"b8:f4:af:a5:78:54:2d:86\",\"validity\":{"
                        + "\"notBefore\":\"Jan  2 03:04:05 2026 GMT\",\"notAfter\":\"Jan  2 03:04:05 2027 GMT\"}}");
    }

    @Test
    public void certificateStandsInTheAuthenticationOfAnHttpApi() throws Exception {
        JsonObject authentication =
                context(PayloadFormat.API_GATEWAY_V2, withCertificate()).getAsJsonObject("authentication");
        assertThat(authentication.getAsJsonObject("clientCert").get("subjectDN").getAsString())
                .isEqualTo("CN=Ada,O=Example,C=GB");
    }
}
