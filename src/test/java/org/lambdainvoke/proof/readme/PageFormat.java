package org.lambdainvoke.proof.readme;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.RequestContent;

/** The README's example. */
public final class PageFormat implements Format {
    @Override
    public Bytes encode(RequestContent request) {
        JsonObject page = new JsonObject();
        page.addProperty("path", request.path());
        page.addProperty("user", request.principal());
        return Bytes.utf8(page.toString());
    }

    @Override
    public HttpAnswer answer(InvocationResult result) throws InvocationFailure {
        try (Reader json = new InputStreamReader(result.payload().stream(), StandardCharsets.UTF_8)) {
            Bytes html = Bytes.utf8(JsonParser.parseReader(json).getAsString());
            return HttpAnswer.of(200, html).with("Content-Type", "text/html; charset=utf-8");
        } catch (IOException | RuntimeException e) {
            throw new InvocationFailure(FailureReason.BAD_ANSWER, "the page is not a JSON string", e);
        }
    }
}
