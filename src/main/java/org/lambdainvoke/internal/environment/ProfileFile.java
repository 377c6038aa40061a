package org.lambdainvoke.internal.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of the two files. Immutable.
 *
 * @param fault why it can't be read, for people, without anything of its text; null where it can, or is not there
 * @param sections what it has; nothing where it can't be read
 */
record ProfileFile(@Nullable String fault, ProfileSections sections) {
    private static final ProfileFile ABSENT = new ProfileFile(null, ProfileSections.NONE);

    /**
     * The file at {@code location}.
     *
     * @param location its path; null where nobody can say it
     */
    static ProfileFile read(@Nullable String location, ProfileFileKind kind) {
        if (location == null) {
            return ABSENT;
        }
        try {
            Path path = Path.of(location);
            return Files.isRegularFile(path) ? read(path, kind) : ABSENT;
        } catch (InvalidPathException e) {
            return new ProfileFile(location + " is no path", ProfileSections.NONE);
        }
    }

    private static ProfileFile read(Path path, ProfileFileKind kind) {
        try {
            // What is no UTF-8 is replaced, not refused, by the SDK, too
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return new ProfileFile(null, ProfileFileReader.read(text, kind));
        } catch (IOException e) {
            return unreadable(path, e.toString());
        } catch (MalformedProfileFileException e) {
            return unreadable(path, e.getMessage());
        }
    }

    private static ProfileFile unreadable(Path path, @Nullable String why) {
        return new ProfileFile(path + " can't be read: " + why, ProfileSections.NONE);
    }
}
