package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.Peer;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestFields.Field;

public class FrontDoorTest {
    private static final Peer TLS = new Peer("2001:db8::1", "https", "shop.example", 443, "TLSv1.3", "TLS_AES_128");
    private static final String BEGUN = "Root=1-6a5145a8-0123456789abcdef01234567";
    private static final String ROOT = "Root=1-67891233-abcdef012345678912345678";
    private static final EventBody NO_BODY = new EventBody(Bytes.EMPTY, false);

    private static Map<String, List<String>> fields(FrontDoor door, Peer peer, FieldNames excluded, Field... received)
            throws Exception {
        RequestFields fields = RequestFields.of(List.of(received), excluded);
        return door.fields(Snapshots.get("/", fields, peer, Snapshots.NOBODY), NO_BODY)
                .byLowerCaseName();
    }

    @Test
    public void functionUrlTellsHowTheConnectionIsEncrypted() throws Exception {
        assertThat(fields(FrontDoor.FUNCTION_URL, TLS, FieldNames.NONE, new Field("X-Amzn-TLS-Version", "forged")))
                .containsEntry("x-amzn-tls-version", List.of("TLSv1.3"))
                .containsEntry("x-amzn-tls-cipher-suite", List.of("TLS_AES_128"));
    }

    @Test
    public void addressAndSchemeAreThoseOfTheConnection() throws Exception {
        assertThat(fields(FrontDoor.API_GATEWAY, TLS, FieldNames.NONE, new Field("X-Forwarded-Proto", "http")))
                .containsEntry("x-forwarded-for", List.of("2001:db8::1"))
                .containsEntry("x-forwarded-proto", List.of("https"))
                .containsEntry("x-forwarded-port", List.of("443"));
    }

    @Test
    public void hostIsThereEvenIfNoneWasSent() throws Exception {
        assertThat(fields(FrontDoor.API_GATEWAY, TLS, FieldNames.NONE)).containsEntry("host", List.of("shop.example"));
    }

    @Test
    public void excludedFieldsAreNotAddedEither() throws Exception {
        FieldNames excluded =
                FieldNames.parse(List.of("x-forwarded-*", "cookie")).orElseThrow();
        assertThat(fields(FrontDoor.API_GATEWAY, TLS, excluded, new Field("Cookie", "a=1"), new Field("X-A", "1")))
                .containsOnlyKeys("x-a", "x-amzn-trace-id", "host");
    }

    @Test
    public void traceOfTheClientWithoutARootGetsOne() throws Exception {
        assertThat(fields(FrontDoor.LOAD_BALANCER, TLS, FieldNames.NONE, new Field("X-Amzn-Trace-Id", "Sampled=1")))
                .containsEntry("x-amzn-trace-id", List.of(BEGUN + ";Sampled=1"));
    }

    @Test
    public void loadBalancerNotesItselfInTheTraceOfTheClient() throws Exception {
        assertThat(fields(
                        FrontDoor.LOAD_BALANCER,
                        TLS,
                        FieldNames.NONE,
                        new Field("X-Amzn-Trace-Id", "Self=forged;" + ROOT + ";Lineage=a87bd80c:1|68fd508a:5")))
                .containsEntry("x-amzn-trace-id", List.of(BEGUN.replace("Root", "Self") + ";" + ROOT));
    }

    @Test
    public void onlyTheTraceOfAClientGoesOn() throws Exception {
        for (FrontDoor door : List.of(FrontDoor.API_GATEWAY, FrontDoor.FUNCTION_URL)) {
            assertThat(fields(
                            door,
                            TLS,
                            FieldNames.NONE,
                            new Field("X-Amzn-Trace-Id", ROOT + ";Lineage=a87bd80c:1;Sampled=1")))
                    .containsEntry("x-amzn-trace-id", List.of(ROOT + ";Sampled=1"));
        }
    }

    @Test
    public void connectionOfARequestTakesNothingAway() throws Exception {
        assertThat(fields(
                        FrontDoor.API_GATEWAY,
                        TLS,
                        FieldNames.NONE,
                        new Field("Connection", "host, content-type, x-forwarded-for, x-tenant"),
                        new Field("Host", "shop.example"),
                        new Field("X-Tenant", "blue"),
                        new Field("Content-Type", "text/plain")))
                .containsKeys("host", "content-type", "x-forwarded-for", "x-tenant")
                .doesNotContainKey("connection");
    }
}
