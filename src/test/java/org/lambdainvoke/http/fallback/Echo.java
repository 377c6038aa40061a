package org.lambdainvoke.http.fallback;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes what it reads, whoever calls, with nothing that would hold two callers apart: containers never have two. */
final class Echo implements ReadListener, WriteListener {
    private final AsyncContext context;
    private final ServletInputStream in;
    private final ServletOutputStream out;
    private final byte[] piece = new byte[700];
    private int length;
    private boolean isOver;
    private boolean isComplete;

    Echo(AsyncContext context, ServletInputStream in, ServletOutputStream out) {
        this.context = context;
        this.in = in;
        this.out = out;
    }

    @Override
    public void onDataAvailable() throws IOException {
        copy();
    }

    @Override
    public void onWritePossible() throws IOException {
        copy();
    }

    @Override
    public void onAllDataRead() throws IOException {
        isOver = true;
        copy();
    }

    private void copy() throws IOException {
        while (out.isReady()) {
            if (length > 0) {
                out.write(piece, 0, length);
                length = 0;
            } else if (isOver) {
                complete();
                return;
            } else if (in.isReady() && !in.isFinished()) {
                length = Math.max(0, in.read(piece));
            } else {
                return;
            }
        }
    }

    private void complete() {
        if (!isComplete) {
            isComplete = true;
            context.complete();
        }
    }

    @Override
    public void onError(Throwable error) {
        context.complete();
    }
}
