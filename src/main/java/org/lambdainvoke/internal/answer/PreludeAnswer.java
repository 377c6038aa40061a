package org.lambdainvoke.internal.answer;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.Set;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.PreludeScanner.Prelude;
import org.lambdainvoke.internal.json.LoneSurrogates;

/**
 * The answer of a function that streams. It is the same behind every front door: no member is mandatory, unknown ones
 * do not count, and both maps of headers do.
 */
final class PreludeAnswer {
    /** Unless the function says otherwise (Lambda developer guide, "Response streaming"). */
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private static final int DEFAULT_STATUS = 200;
    private static final Set<String> MEMBERS = Set.of("statusCode", "headers", "multiValueHeaders", "cookies");

    private PreludeAnswer() {}

    /** The answer whose body is what has come of it so far. */
    static Answer of(Prelude prelude) throws InvocationFailure {
        Bytes json = LoneSurrogates.replaced(prelude.json());
        FunctionAnswer head = FunctionAnswerReader.read(json, MEMBERS);
        Answer answer = new AnswerBuilder()
                .bothMaps(head)
                .cookies(head.cookies())
                .build(head.statusUnlessGiven(DEFAULT_STATUS), prelude.body(), DEFAULT_TYPE);
        return json == prelude.json() ? answer : answer.withReplacements();
    }

    /** Whether {@code json} has a member of a prelude, or none at all. */
    static boolean isHead(Bytes json) {
        try {
            return AnswerJson.read(json, PreludeAnswer::beginsAsHead);
        } catch (InvocationFailure e) {
            return false;
        }
    }

    private static boolean beginsAsHead(JsonReader reader) throws IOException {
        reader.beginObject();
        boolean isHead = !reader.hasNext();
        while (!isHead && reader.hasNext()) {
            isHead = MEMBERS.contains(reader.nextName());
            reader.skipValue();
        }
        return isHead;
    }
}
