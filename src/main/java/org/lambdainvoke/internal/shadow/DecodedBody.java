package org.lambdainvoke.internal.shadow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.lambdainvoke.call.Bytes;

/**
 * A body without its content coding. Immutable.
 *
 * @param content the body; as it was sent where the coding can't be taken off
 * @param isBroken whether it says that it is gzip, and is not, or breaks off
 */
record DecodedBody(Bytes content, boolean isBroken) {
    private static final int BUFFER_SIZE = 8192;

    /** Takes the coding off; empty when more than {@code maxBody} bytes come of it. */
    static Optional<DecodedBody> of(Bytes body, ContentCoding coding, int maxBody) {
        Optional<DecodedBody> decoded = Optional.empty();
        // A body that is empty though its head names a coding is what some servers send for "nothing to say".
        if (coding != ContentCoding.GZIP || body.isEmpty()) {
            decoded = Optional.of(new DecodedBody(body, false));
        } else {
            try {
                long size = measure(body, maxBody);
                if (size <= maxBody) {
                    decoded = Optional.of(new DecodedBody(decode(body, (int) size), false));
                }
            } catch (IOException e) {
                decoded = Optional.of(new DecodedBody(body, true));
            }
        }
        return decoded.filter(taken -> taken.content().size() <= maxBody);
    }

    String description() {
        return content.size() + (isBroken ? " bytes that are no gzip" : " bytes");
    }

    /** Goes over the content without keeping it, so that a small body that swells takes no memory. */
    private static long measure(Bytes body, int maxBody) throws IOException {
        byte[] discarded = new byte[BUFFER_SIZE];
        long size = 0;
        try (InputStream gzip = new GZIPInputStream(body.stream())) {
            int read = gzip.read(discarded);
            while (read >= 0 && size <= maxBody) {
                size += read;
                read = gzip.read(discarded);
            }
        }
        return size;
    }

    private static Bytes decode(Bytes body, int size) throws IOException {
        byte[] content = new byte[size];
        try (InputStream gzip = new GZIPInputStream(body.stream())) {
            gzip.readNBytes(content, 0, size);
        }
        return Bytes.of(content);
    }
}
