package org.lambdainvoke.benchmark.reliability;

import java.io.IOException;
import java.io.InputStream;

/** Lines of HTTP/1.1. */
final class Wire {
    private Wire() {}

    /** A line without its end; null at the end of the stream. */
    static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
