package org.lambdainvoke.support.container;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * A stream as filters in front put it around that of the response: bytes and listener go through, flush and close do
 * not. Thread-safe as the other is.
 */
public class PassingStream extends ServletOutputStream {
    private final ServletOutputStream out;

    public PassingStream(ServletOutputStream out) {
        this.out = out;
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        out.write(octets, offset, length);
    }
}
