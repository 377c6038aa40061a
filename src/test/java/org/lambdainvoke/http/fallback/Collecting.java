package org.lambdainvoke.http.fallback;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Collects a body as it comes, and answers with it when there is no more. */
class Collecting implements ReadListener {
    final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    final AsyncContext context;
    final ServletInputStream stream;

    Collecting(AsyncContext context, ServletInputStream stream) {
        this.context = context;
        this.stream = stream;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] piece = new byte[1000];
        while (stream.isReady() && !stream.isFinished()) {
            int length = stream.read(piece);
            if (length > 0) {
                collected.write(piece, 0, length);
            }
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        answer(context, collected.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void onError(Throwable error) {
        try {
            answer(context, error.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void answer(AsyncContext context, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        context.getResponse().setContentLength(octets.length);
        context.getResponse().getOutputStream().write(octets);
        context.complete();
    }
}
