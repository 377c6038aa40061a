package org.lambdainvoke.internal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lambdainvoke.call.Bytes;

/** Reads the file of a route table. */
public final class TableFile {
    static final int MAX_BYTES = 1_048_576;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TableFile() {}

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * All of it.
     *
     * @throws IOException when it can't be read, is too large, or is not in UTF-8
     */
    public static String read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TooLargeException();
            }
            String text = Bytes.of(bytes).decode(StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        }
    }

    /** What is wrong with the file, without its name. */
    public static String fault(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof CharacterCodingException) {
            return "it is not in UTF-8";
        } else if (e instanceof TooLargeException) {
            return "it has more than " + MAX_BYTES + " bytes";
        }
        return e.getClass().getSimpleName();
    }
}
