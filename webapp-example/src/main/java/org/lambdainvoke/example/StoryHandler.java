package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Tells a story word by word, as a language model would: each word is a server-sent event, flushed as soon as it is
 * there. Status and headers stand before it, divided from it by eight NUL bytes.
 */
public final class StoryHandler implements RequestStreamHandler {
    private static final String HEAD = """
            {"statusCode":200,"headers":{"Content-Type":"text/event-stream","Cache-Control":"no-store"}}""";
    private static final String DELIMITER = "\0".repeat(8);
    private static final String STORY = "Once upon a time a function had more to say than fits into one answer.";
    private static final long MILLIS_FOR_A_WORD = 150;

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        write(HEAD + DELIMITER, answer);
        for (String word : STORY.split(" ")) {
            think();
            write("data: " + word + "\n\n", answer);
        }
    }

    private static void write(String text, OutputStream answer) throws IOException {
        answer.write(text.getBytes(StandardCharsets.UTF_8));
        answer.flush();
    }

    private static void think() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS_FOR_A_WORD);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the function was stopped in the middle of its story");
        }
    }
}
