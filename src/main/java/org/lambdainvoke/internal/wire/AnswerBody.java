package org.lambdainvoke.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Reads the bodies of the Invoke API's answers. No stream is closed here: that would read the rest of what is not
 * wanted, however much it is.
 */
public final class AnswerBody {
    private static final int FIRST_BUFFER = 4 * 1024;
    private static final int MAX_ERROR_BYTES = 64 * 1024;

    /** What is allocated for the mere announcement of a length. */
    private static final int MOST_BEFORE_THE_FIRST_BYTE = 64 * 1024;

    /**
     * How many times as much is allocated as has come. All buffers of a long body together are 1.02 times as long as it
     * is.
     */
    private static final int GROWTH = 64;

    private AnswerBody() {}

    /**
     * The whole body of a result.
     *
     * @throws InvocationFailure when no result is to be made of it; what is left of it is not read then
     * @throws IOException when it breaks off
     */
    public static Bytes ofResult(HttpResponse response) throws InvocationFailure, IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return Bytes.EMPTY;
        }
        InvocationFailure fault = AnswerRules.fault(
                values(response, "Content-Length"),
                values(response, "Transfer-Encoding"),
                values(response, "Content-Encoding"));
        if (fault != null) {
            throw fault;
        }
        long length = entity.getContentLength();
        if (length < 0 && !entity.isChunked()) {
            // A length beyond all numbers.
            throw AnswerRules.unknownEnd();
        }
        if (length > AnswerRules.MAX_BYTES) {
            throw AnswerRules.tooLarge();
        }
        Bytes body = length < 0
                ? readToTheEnd(entity.getContent(), AnswerRules.MAX_BYTES)
                : read(entity.getContent(), (int) length);
        if (body.size() > AnswerRules.MAX_BYTES) {
            throw AnswerRules.tooLarge();
        }
        return body;
    }

    /**
     * The body of an error, or the beginning of a large one.
     *
     * @throws IOException when it breaks off
     */
    public static Bytes ofError(HttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? Bytes.EMPTY : readToTheEnd(entity.getContent(), MAX_ERROR_BYTES);
    }

    /** Lets the buffer grow as the body comes, so that an endpoint which only announces one takes up no memory. */
    private static Bytes read(InputStream stream, int length) throws IOException {
        int capacity = length;
        while (capacity > MOST_BEFORE_THE_FIRST_BYTE) {
            capacity = (capacity + GROWTH - 1) / GROWTH;
        }
        byte[] body = new byte[capacity];
        int size = stream.readNBytes(body, 0, capacity);
        while (size == body.length && size < length) {
            body = Arrays.copyOf(body, (int) Math.min((long) size * GROWTH, length));
            size += stream.readNBytes(body, size, body.length - size);
        }
        if (size < length) {
            throw new EOFException("the answer breaks off");
        }
        return Bytes.of(body);
    }

    /** Reads till there are more than {@code most} bytes. */
    private static Bytes readToTheEnd(InputStream stream, int most) throws IOException {
        byte[] body = new byte[FIRST_BUFFER];
        int size = 0;
        for (int read = 0; read >= 0 && size <= most; read = stream.read(body, size, body.length - size)) {
            size += read;
            if (size == body.length) {
                body = Arrays.copyOf(body, Math.min(2 * size, most + 1));
            }
        }
        return Bytes.of(body, size);
    }

    private static List<String> values(HttpResponse response, String name) {
        Header[] fields = response.getHeaders(name);
        if (fields.length == 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(fields.length);
        for (Header field : fields) {
            values.add(field.getValue());
        }
        return values;
    }
}
