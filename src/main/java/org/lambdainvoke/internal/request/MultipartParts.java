package org.lambdainvoke.internal.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.URLCodec;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Reads {@code multipart/form-data} (RFC 7578) from the body itself: a container parses it only where the servlet
 * behind the filter has a {@code multipart-config}, and a filter can't have one.
 */
public final class MultipartParts {
    /** Room for a file name of 255 characters, whatever the script. */
    private static final int MAX_HEADER_BYTES = 8192;

    private static final String MALFORMED = "The multipart body is malformed.";

    private MultipartParts() {}

    /**
     * The parts in their order.
     *
     * @param type names the boundary
     * @throws InvocationFailure when the body is malformed, or has more than {@code maxParts}
     */
    public static List<Parameter> decode(Bytes body, MediaType type, int maxParts) throws InvocationFailure {
        String boundary = type.parameters().get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw Rejection.malformed("The multipart Content-Type names no boundary.");
        }
        try {
            return decode(body, boundary, type.charset(), maxParts);
        } catch (FileUploadSizeException e) {
            throw Rejection.tooLarge("The headers of a part are larger than " + MAX_HEADER_BYTES + " bytes.");
        } catch (IOException | IllegalArgumentException e) {
            throw Rejection.malformed(MALFORMED, e);
        }
    }

    /**
     * Requires that {@code body} begins with a delimiter. What stands before the first one is ignored (RFC 2046,
     * section 5.1.1), so that the second half of a body would pass for one with fewer parts.
     *
     * @param body the body, or what was left of it
     * @param type its type, which names the delimiter
     * @throws InvocationFailure when it begins with anything else
     */
    public static void requireBeginning(Bytes body, MediaType type) throws InvocationFailure {
        String delimiter = "--" + type.parameters().getOrDefault("boundary", "");
        if (!body.beginsWith(Bytes.utf8(delimiter)) && !body.beginsWith(Bytes.utf8("\r\n" + delimiter))) {
            throw Rejection.alreadyRead();
        }
    }

    private static List<Parameter> decode(Bytes body, String boundary, Charset charset, int maxParts)
            throws IOException, InvocationFailure {
        byte[] delimiter = boundary.getBytes(StandardCharsets.ISO_8859_1);
        MultipartInput input = MultipartInput.builder()
                .setInputStream(body.stream())
                .setBoundary(delimiter)
                .setMaxPartHeaderSize(MAX_HEADER_BYTES)
                .get();
        input.setHeaderCharset(StandardCharsets.UTF_8);
        List<Parameter> parts = new ArrayList<>();
        boolean more = input.skipPreamble();
        if (!more && !isEmptyForm(body, boundary)) {
            throw Rejection.malformed(MALFORMED);
        }
        while (more) {
            if (parts.size() == maxParts) {
                throw Rejection.tooManyParts(maxParts);
            }
            Map<String, String> headers = headers(input.readHeaders());
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            input.readBodyData(content);
            parts.add(part(headers, Bytes.of(content.toByteArray()), charset));
            more = input.readBoundary();
        }
        return parts;
    }

    /** What a form without a field sends: the closing delimiter alone. */
    private static boolean isEmptyForm(Bytes body, String boundary) throws CharacterCodingException {
        return body.decode(StandardCharsets.ISO_8859_1).strip().equals("--" + boundary + "--");
    }

    private static Map<String, String> headers(String block) throws InvocationFailure {
        if (block.indexOf('\uFFFD') >= 0) {
            throw Rejection.malformed("A header of a part holds bytes that are not UTF-8.");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : block.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (colon > 0 && !folded) {
                String value = line.substring(colon + 1).strip();
                if (headers.put(line.substring(0, colon).strip(), value) != null) {
                    throw Rejection.malformed(MALFORMED);
                }
            } else if (!line.isEmpty()) {
                throw Rejection.malformed(MALFORMED);
            }
        }
        return headers;
    }

    private static Parameter part(Map<String, String> headers, Bytes content, Charset charset)
            throws InvocationFailure {
        String disposition = headers.getOrDefault("Content-Disposition", "");
        int end = (disposition + ";").indexOf(';');
        if (!disposition.substring(0, end).strip().equalsIgnoreCase("form-data")) {
            throw Rejection.malformed("A part of the multipart body has no Content-Disposition form-data.");
        }
        Map<String, String> parameters = HeaderParameters.parse(disposition.substring(end));
        String name = parameters.get("name");
        if (name == null) {
            throw Rejection.malformed("A part of the multipart body has no name.");
        }
        String contentType = headers.get("Content-Type");
        String filename = filename(parameters);
        return filename == null
                ? text(name, contentType, content, charset)
                : new Parameter.File(name, filename, contentType, content);
    }

    /** The file's name. RFC 7578 knows no {@code filename*}, but some clients send it beyond ASCII (RFC 8187). */
    private static @Nullable String filename(Map<String, String> parameters) throws InvocationFailure {
        String extended = parameters.get("filename*");
        if (extended == null) {
            return parameters.get("filename");
        }
        String[] parts = extended.split("'", 3);
        try {
            if (parts.length == 3 && parts[0].equalsIgnoreCase("UTF-8")) {
                byte[] escaped = parts[2].replace("+", "%2B").getBytes(StandardCharsets.US_ASCII);
                return Bytes.of(URLCodec.decodeUrl(escaped)).decode(StandardCharsets.UTF_8);
            }
        } catch (DecoderException | CharacterCodingException e) {
            throw Rejection.malformed(MALFORMED, e);
        }
        throw Rejection.malformed(MALFORMED);
    }

    /**
     * A part without a file name.
     *
     * @param name the part's name
     * @param contentType as the client named it; null when it did not
     * @param content the part's bytes
     * @param charset the body's charset, which the part's own goes before
     * @return the part as a parameter
     * @throws InvocationFailure when the bytes are not text in that charset
     */
    public static Parameter text(String name, @Nullable String contentType, Bytes content, Charset charset)
            throws InvocationFailure {
        Charset own = MediaType.parse(contentType).charset(charset);
        try {
            return new Parameter.Text(name, content.decode(own));
        } catch (CharacterCodingException e) {
            throw Rejection.malformed("A part of the multipart body holds bytes that are not " + own.name() + ".", e);
        }
    }
}
