package org.lambdainvoke.http.payload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Gives what another stream gives, and takes no listener. */
final class PassedInput extends ServletInputStream {
    private final ServletInputStream stream;

    PassedInput(ServletInputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        return stream.read();
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        return stream.read(octets, offset, length);
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException();
    }
}
