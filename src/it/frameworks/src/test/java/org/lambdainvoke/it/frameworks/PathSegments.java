package org.lambdainvoke.it.frameworks;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lambdainvoke.support.container.Container;

/** The names between the slashes of a path. */
final class PathSegments {
    private PathSegments() {}

    /** What the container has matched, which is decoded. */
    static List<String> matched(String path, Container container) {
        return comparable(List.of(path.split("/", -1)), container);
    }

    /** What {@link URI} reads in a URL; empty when that is none for it, or holds what is not UTF-8. */
    static Optional<List<String>> readByJava(String url, Container container) {
        try {
            return readIn(new URI(url).getRawPath(), container);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What stands in the path of a URL, each name decoded once; empty when it holds what is not UTF-8. */
    static Optional<List<String>> readIn(String encodedPath, Container container) {
        List<String> segments = new ArrayList<>();
        for (String segment : encodedPath.split("/", -1)) {
            Optional<String> decoded = decoded(segment);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        return Optional.of(comparable(segments, container));
    }

    /** Undertow leaves escaped slashes and backslashes in what it matches as they are. */
    private static List<String> comparable(List<String> segments, Container container) {
        if (container != Container.UNDERTOW) {
            return segments;
        }
        return segments.stream()
                .map(segment -> segment.replaceAll("(?i)%2f", "/").replaceAll("(?i)%5c", "\\\\"))
                .toList();
    }

    /** A name decoded once; empty when it holds what is not UTF-8. */
    static Optional<String> decoded(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
