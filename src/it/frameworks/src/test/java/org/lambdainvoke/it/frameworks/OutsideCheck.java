package org.lambdainvoke.it.frameworks;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.proof.property.HostilePath;
import org.lambdainvoke.proof.property.WireAnswer;

/** Looks for a path that is below the mapping for the container and outside of it for a framework. */
final class OutsideCheck {
    /** Which path an application has seen. */
    static final String SEEN_PATH = "X-Seen-Path";

    /** Without so many answers of the application, the check would show nothing. */
    private static final int LEAST_ANSWERS = 100;

    private final Framework framework;
    private final PayloadFormat format;
    private final Verdict verdict;

    OutsideCheck(Framework framework, PayloadFormat format) {
        this.framework = framework;
        this.format = format;
        verdict = new Verdict("nothing outside the mapping, " + framework + ", " + format.text());
    }

    /**
     * @param paths those that reach the function, by the site that lets them through
     */
    Verdict ask(Map<Site, List<String>> paths) throws IOException {
        for (Map.Entry<Site, List<String>> each : paths.entrySet()) {
            try (Client client = new Client(each.getKey().port())) {
                for (String path : each.getValue()) {
                    ask(path, client, each.getKey());
                }
            }
        }
        if (verdict.figure("public") < LEAST_ANSWERS) {
            verdict.fault("too few answers of the application", Integer.toString(verdict.figure("public")));
        }
        return verdict;
    }

    private void ask(String path, Client client, Site site) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\n" + FunctionFilter.FIELD + ": "
                + framework.function(format) + "\r\n\r\n";
        Optional<WireAnswer> answer = client.ask(request.getBytes(StandardCharsets.ISO_8859_1), false);
        if (answer.isEmpty()) {
            verdict.fault("no answer", site + ": " + path);
            return;
        }
        String route = answer.get()
                .first("X-Route")
                .orElse("none of them, " + answer.get().status());
        verdict.count(route);
        String seen = URLDecoder.decode(answer.get().first(SEEN_PATH).orElse(""), StandardCharsets.UTF_8);
        if (route.equals("outside") && !isBelowPrefix(seen)) {
            verdict.fault(
                    "outside",
                    site + ": " + path + ", matched "
                            + MatchedPath.of(answer.get()).orElseThrow() + ", seen " + seen);
        }
    }

    /** Some compare the words of a route with a path that is still encoded, and miss it where a letter is escaped. */
    private static boolean isBelowPrefix(String path) {
        int end = path.indexOf('/', 1);
        return PathSegments.decoded(end < 0 ? path : path.substring(0, end))
                .filter(HostilePath.PREFIX::equals)
                .isPresent();
    }
}
