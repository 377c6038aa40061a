package org.lambdainvoke.local;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationType;

/** An operation of the Lambda API that is served here, with its path and the invocation types that it takes. */
enum Operation {
    /** Answers when the function has ended. */
    INVOKE("/2015-03-31/functions/(?<name>[^/]+)/invocations", true),
    /** Answers while the function writes. */
    INVOKE_WITH_RESPONSE_STREAM("/2021-11-15/functions/(?<name>[^/]+)/response-streaming-invocations", false);

    private final Pattern path;
    private final boolean takesEvents;

    Operation(String path, boolean takesEvents) {
        this.path = Pattern.compile(path);
        this.takesEvents = takesEvents;
    }

    /** The operation that a path is one of; null when it is none's. */
    static @Nullable Operation at(String rawPath) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.matcher(rawPath).matches())
                .findFirst()
                .orElse(null);
    }

    /** The function that a path of this operation names. */
    String functionIn(String rawPath) {
        Matcher matcher = path.matcher(rawPath);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(rawPath);
        }
        return SignatureVerifier.decode(matcher.group("name"));
    }

    /** The type that a call names. */
    Optional<InvocationType> type(String text) {
        return Arrays.stream(InvocationType.values())
                .filter(known -> takesEvents || known != InvocationType.EVENT)
                .filter(known -> known.text().equals(text))
                .findFirst();
    }
}
