package org.lambdainvoke.proof.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of an answer must be the same: status, the fields that matter in order of their names, and the body. */
record ReceivedAnswer(String status, List<String> fields, String body) {
    private static final List<String> MATTER =
            List.of("content-type", "location", "etag", "set-cookie", "cache-control", "allow", "x-answer", "vary");

    /** Reads a message as it came; a body that is chunked is not understood. */
    static ReceivedAnswer parse(String latin1) {
        int end = latin1.indexOf("\r\n\r\n");
        List<String> lines = latin1.substring(0, end).lines().toList();
        List<String> fields = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.equals("transfer-encoding")) {
                throw new IllegalArgumentException("a chunked answer: " + latin1);
            }
            if (MATTER.contains(name)) {
                fields.add(name + ": " + line.substring(colon + 1).strip());
            }
        }
        fields.sort(null);
        String body =
                new String(latin1.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new ReceivedAnswer(lines.get(0).substring(9, 12), fields, body);
    }

    /** This answer without what formats and library change by force. */
    ReceivedAnswer withoutForcedDifferences() {
        return new ReceivedAnswer(
                status,
                fields.stream().map(ForcedDifference::removeAll).toList(),
                body.lines().map(ForcedDifference::removeAll).collect(Collectors.joining("\n")));
    }

    /**
     * This answer with the first field of each name only: format 2.0 has one value for each header, and the library
     * does not write the cookies that the format has beside them.
     */
    ReceivedAnswer withSingleValues() {
        List<String> first = new ArrayList<>();
        for (String field : fields) {
            String name = field.substring(0, field.indexOf(':') + 1);
            if (first.stream().noneMatch(other -> other.startsWith(name))) {
                first.add(field);
            }
        }
        return new ReceivedAnswer(status, first, body);
    }

    /** This answer without the type that a REST API gives to an answer that has none, also to an empty one. */
    ReceivedAnswer withoutTypeOfEmptyBody() {
        List<String> rest = new ArrayList<>(fields);
        if (body.isEmpty()) {
            rest.remove("content-type: application/json");
        }
        return new ReceivedAnswer(status, rest, body);
    }
}
