package org.lambdainvoke.internal.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.payload.DeclaredFailure;

/** Fuzz target: parts come out of a multipart body, no more than allowed, each file's bytes as they stand in it. */
public final class MultipartPartsFuzz {
    private static final int MAX_PARTS = 20;
    private static final List<Map<String, String>> PARAMETERS = List.of(
            Map.of("boundary", "limit"),
            Map.of("boundary", "-"),
            Map.of("boundary", "limit", "charset", "iso-8859-1"),
            Map.of("boundary", "limit", "charset", "utf-16"),
            Map.of("boundary", "two words"),
            Map.of("boundary", "\r\n"),
            Map.of("boundary", "x".repeat(5000)),
            Map.of("boundary", ""),
            Map.of());

    private MultipartPartsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /** Whether {@code input}, a byte that chooses the type's parameters and the body, is a form. */
    public static boolean isAccepted(byte[] input) {
        if (input.length == 0) {
            return false;
        }
        Bytes body = Bytes.of(input).slice(1, input.length);
        MediaType type = new MediaType(MediaType.MULTIPART_FORM, PARAMETERS.get((input[0] & 0xFF) % PARAMETERS.size()));
        try {
            List<Parameter> parts = MultipartParts.decode(body, type, MAX_PARTS);
            if (parts.size() > MAX_PARTS) {
                throw new AssertionError(parts.size() + " parts");
            }
            parts.forEach(part -> requirePartOf(body, part));
            return true;
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
            return false;
        }
    }

    private static void requirePartOf(Bytes body, Parameter part) {
        if (part instanceof Parameter.File file && !latin1(body).contains(latin1(file.content()))) {
            throw new AssertionError("no part of the body: " + file);
        }
    }

    private static String latin1(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
