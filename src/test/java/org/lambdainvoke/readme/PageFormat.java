package org.lambdainvoke.readme;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.lambdainvoke.format.Format;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.payload.RequestContent;
import org.lambdainvoke.response.HttpAnswer;

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
