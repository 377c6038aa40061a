package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.container.Container;

/**
 * A body that a filter in front has read, in part or as a whole: the function gets all of it or is not invoked, however
 * the body was sent and whatever the payload.
 */
public class ConsumedBodyTest extends OnConsumedBodies {
    private void assertAllOrNothing(String type, String body, boolean isMultipart) throws Exception {
        serveAllFormats(reading(body.getBytes(StandardCharsets.UTF_8).length));
        List<String> faults = new ArrayList<>();
        for (PayloadFormat format : PayloadFormat.values()) {
            for (Transfer transfer : Transfer.values()) {
                for (Read read : Read.values()) {
                    Answer response = send(format, transfer, read, type, body);
                    String fault = fault(format, read, response, body, isMultipart);
                    if (fault != null) {
                        faults.add(String.join(" ", format.text(), transfer.name(), read.name(), fault));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String fault(PayloadFormat format, Read read, Answer response, String body, boolean isMultipart) {
        if (response.status() == 200) {
            return isWhole(format, response.body(), body, isMultipart) ? null : "invoked with less";
        }
        boolean mustInvoke =
                read.leavesTheBody() || (read.leavesTheValues(isMultipart) && canBeMadeOfValues(format, isMultipart));
        return response.status() == 400 && response.body().contains("bad_request") && !mustInvoke
                ? null
                : response.status() + " " + response.body();
    }

    /** A form can be written anew for an event, a multipart body can't; {@code body} wants the very bytes. */
    private static boolean canBeMadeOfValues(PayloadFormat format, boolean isMultipart) {
        return format == PayloadFormat.PARAMETERS || (format != PayloadFormat.BODY && !isMultipart);
    }

    private static boolean isWhole(PayloadFormat format, String payload, String body, boolean isMultipart) {
        JsonElement json = JsonParser.parseString(payload);
        if (format == PayloadFormat.PARAMETERS) {
            return json.equals(JsonParser.parseString(PARAMETERS));
        }
        if (format == PayloadFormat.BODY) {
            return json.isJsonPrimitive() && json.getAsString().equals(body);
        }
        JsonObject event = json.getAsJsonObject();
        if (event.get("body") == null || event.get("body").isJsonNull()) {
            return false;
        }
        String sent = event.get("body").getAsString();
        if (event.get("isBase64Encoded").getAsBoolean()) {
            sent = new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
        }
        return isMultipart ? sent.equals(body) : pairs(sent).equals(pairs(body));
    }

    /** Undertow keeps parameters in a map that has no order. */
    private static List<String> pairs(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    @Test
    public void formIsWholeOrRefused() throws Exception {
        assertAllOrNothing(FORM, FORM_BODY, false);
    }

    @Test
    public void multipartIsWholeOrRefused() throws Exception {
        assertAllOrNothing(MULTIPART, MULTIPART_BODY, true);
    }

    @Test
    public void emptyBodyAddsNothing() throws Exception {
        serveAllFormats(reading(0));
        assertThat(refusalsOfAnEmptyForm(Read.NOTHING)).isEmpty();
    }

    /** Undertow says that its parser was there, and nothing of what it found. */
    @Test
    public void emptyBodyAddsNothingAlsoBehindAFilterThatAskedForParameters() throws Exception {
        serveAllFormats(reading(0));
        assertThat(refusalsOfAnEmptyForm(Read.PARAMETER))
                .containsOnly(
                        container == Container.UNDERTOW
                                ? new Transfer[] {Transfer.CHUNKED, Transfer.HTTP_2}
                                : new Transfer[0]);
    }
}
