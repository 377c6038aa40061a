package org.lambdainvoke.internal.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The reader of a request, and a copy of what was read from it. */
final class CapturedReader extends Reader {
    private final BufferedReader reader;
    private final CapturedBody text;
    private final Runnable atEnd;

    /**
     * Notes from now on.
     *
     * @param text takes what is read
     * @param atEnd told when all was read, perhaps more than once
     */
    CapturedReader(BufferedReader reader, CapturedBody text, Runnable atEnd) {
        this.reader = reader;
        this.text = text;
        this.atEnd = atEnd;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = reader.read(characters, offset, length);
        if (count < 0) {
            atEnd.run();
        } else {
            text.add(characters, offset, count);
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
