package org.lambdainvoke.benchmark.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers have to be: those that the same application gives on the container's own thread. Immutable. */
final class Expectation {
    private static final String STATUS = "HTTP/1.1 200";
    private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*");
    private static final Pattern DATE =
            Pattern.compile("(?i)Date: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    private static final Pattern AMAZON_ID = Pattern.compile("(?i)(x-amzn-RequestId: )[0-9a-f-]{36}");
    private static final Pattern SESSION = Pattern.compile("(?i)Set-Cookie: SESSION=([A-Za-z0-9_-]+)(;.*)?");

    private final List<String> withNewSession;
    private final List<String> withOldSession;

    /** Takes the answers to two such questions for the model. */
    Expectation(Question first, RawAnswer withNewSession, Question second, RawAnswer withOldSession) {
        this.withNewSession = comparable(first, withNewSession);
        this.withOldSession = comparable(second, withOldSession);
    }

    List<String> fieldsWithNewSession() {
        return withNewSession;
    }

    /** What is wrong with an answer, each fault on its own; empty when nothing is. */
    List<String> faults(Question question, RawAnswer answer) {
        List<String> faults = new ArrayList<>();
        if (!answer.status().startsWith(STATUS)) {
            faults.add("another status: " + answer.status());
        }
        if (!answer.body().equals(EchoFunction.body(question.query()))) {
            faults.add("another body");
        }
        List<String> lost = new ArrayList<>(question.isForNewSession() ? withNewSession : withOldSession);
        for (String line : comparable(question, answer)) {
            if (!FIELD.matcher(line).matches()) {
                faults.add("a line without a name");
            } else if (!lost.remove(line)) {
                faults.add("one too many: " + line);
            }
        }
        lost.forEach(line -> faults.add("lost: " + line));
        return faults;
    }

    /** The id of the session that an answer begins; empty when it begins none. */
    static String session(RawAnswer answer) {
        for (String line : answer.lines()) {
            Matcher session = SESSION.matcher(line);
            if (session.matches()) {
                return session.group(1);
            }
        }
        return "";
    }

    /** The lines of the head with a star for what differs from answer to answer, if it is what it should be. */
    private static List<String> comparable(Question question, RawAnswer answer) {
        return answer.lines().stream().map(line -> comparable(question, line)).toList();
    }

    private static String comparable(Question question, String line) {
        if (line.equalsIgnoreCase("X-Request-Id: " + question.id())) {
            return "X-Request-Id: *";
        }
        if (DATE.matcher(line).matches()) {
            return "Date: *";
        }
        Matcher amazonId = AMAZON_ID.matcher(line);
        if (amazonId.matches()) {
            return amazonId.group(1) + '*';
        }
        Matcher session = SESSION.matcher(line);
        return session.matches() ? line.replace(session.group(1), "*") : line;
    }
}
