package org.lambdainvoke.internal.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The reader of a request, and a copy of what was read from it. */
final class CapturedReader extends Reader {
    private final BufferedReader reader;
    private final CapturedUpload upload;

    CapturedReader(BufferedReader reader, CapturedUpload upload) {
        this.reader = reader;
        this.upload = upload;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = reader.read(characters, offset, length);
        if (count < 0) {
            upload.ended();
        } else {
            upload.text().add(characters, offset, count);
        }
        return count;
    }

    @Override
    public boolean ready() throws IOException {
        return reader.ready();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
