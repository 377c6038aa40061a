package org.lambdainvoke.it.frameworks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.proof.property.HostilePath;
import org.lambdainvoke.proof.property.WireAnswer;
import org.lambdainvoke.support.container.Container;

/** Holds the path of events of one format to the path that one container has matched. */
final class MatchedPathCheck {
    /** What a client may write there too; an adapter pastes it before the path. */
    private static final List<String> HOSTS = List.of(
            "Host: shop.example:8080",
            "Host: [2001:db8::1]:8080",
            "Host: 192.0.2.1",
            "Host:",
            "Host: ",
            "Host: shop.example/admin",
            "Host: shop.example?",
            "Host: shop.example#",
            "Host: shop.example\\admin",
            "Host: user@shop.example",
            "Host: shop.example:",
            "Host: shop.example:admin",
            "Host: shop.example, shop.example",
            "Host: .",
            "Host: %2F",
            "Host: shop%2Fexample",
            "Host: a b",
            "Host: \u00C3\u00A9",
            "Host: [::1",
            "Host: ::1");

    private static final String USUAL_HOST = "Host: shop.example";

    /** Without so many of them that an event is made of, the check would show nothing. */
    private static final int LEAST_EVENTS = 500;

    /** What containers say before any filter runs. */
    private static final Set<Integer> OF_CONTAINERS = Set.of(400, 404, 505);

    private record Reading(String request, String matched, EventPath path) {}

    private final PayloadFormat format;
    private final Site site;
    private final boolean hasRoutes;
    private final Verdict verdict;
    private final List<Reading> readings = new ArrayList<>();
    private final List<String> filtered = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    /**
     * @param hasRoutes whether the filter has a route table; what fits no route is the application's then
     */
    MatchedPathCheck(PayloadFormat format, Site site, boolean hasRoutes) {
        this.format = format;
        this.site = site;
        this.hasRoutes = hasRoutes;
        verdict = new Verdict("the path of events, " + Functions.ofEvents(format, hasRoutes) + ", " + site);
    }

    /** How far a request for a path has come. */
    private enum Stage {
        CONTAINER,
        FILTER,
        EVENT
    }

    /** Asks for each path, of a function that answers with its event. */
    MatchedPathCheck ask(List<String> paths) throws IOException {
        try (Client client = new Client(site.port())) {
            for (String path : paths) {
                Stage stage = ask(path, USUAL_HOST, client);
                if (stage != Stage.CONTAINER) {
                    filtered.add(path);
                }
                if (stage == Stage.EVENT) {
                    taken.add(path);
                }
            }
            for (String host : HOSTS) {
                ask(HostilePath.PREFIX + "/a", host, client);
                ask(HostilePath.PREFIX + "/admin/b", host, client);
            }
        }
        if (taken.size() < LEAST_EVENTS) {
            verdict.fault("too few events", Integer.toString(taken.size()));
        }
        return this;
    }

    PayloadFormat format() {
        return format;
    }

    Site site() {
        return site;
    }

    boolean hasRoutes() {
        return hasRoutes;
    }

    /** The paths that have reached the filter; whether they do does not depend on the format. */
    List<String> filtered() {
        return filtered;
    }

    /** The paths of which an event was made. */
    List<String> taken() {
        return taken;
    }

    private Stage ask(String path, String host, Client client) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\n" + host + "\r\n" + FunctionFilter.FIELD + ": "
                + Functions.ofEvents(format, hasRoutes) + "\r\n\r\n";
        Optional<WireAnswer> answer = client.ask(request.getBytes(StandardCharsets.ISO_8859_1), false);
        Optional<String> matched = answer.flatMap(MatchedPath::of);
        if (matched.isEmpty()) {
            verdict.count("refused by the container");
            answer.filter(each -> !OF_CONTAINERS.contains(each.status()))
                    .ifPresent(each -> verdict.fault("status " + each.status() + " without a filter", path));
            return Stage.CONTAINER;
        }
        boolean isBelowPrefix =
                matched.get().equals(HostilePath.PREFIX) || matched.get().startsWith(HostilePath.PREFIX + "/");
        String where = path + " with " + host;
        switch (answer.get().status()) {
            case 200 -> {
                verdict.count("200");
                if (!isBelowPrefix) {
                    verdict.fault("an event for a path that is not matched", where);
                }
                JsonObject event = JsonParser.parseString(answer.get().text()).getAsJsonObject();
                for (EventPath each : EventPath.of(format, event)) {
                    readings.add(new Reading(where, matched.get(), each));
                }
                return Stage.EVENT;
            }
            case 400 -> verdict.count("400");
            case 404 -> {
                verdict.count("404");
                if (isBelowPrefix && !hasRoutes) {
                    verdict.fault("404", where);
                }
                return Stage.CONTAINER;
            }
            default -> verdict.fault("status " + answer.get().status(), where);
        }
        return Stage.FILTER;
    }

    /** Reads the paths of all events as URLs, in two ways. */
    Verdict verdict(NodeSide node) throws IOException, InterruptedException {
        List<String> urls = readings.stream()
                .map(reading -> reading.path().url())
                .distinct()
                .toList();
        List<String> pathsByNode = node.paths(urls);
        Map<String, String> byNode = new HashMap<>();
        for (int i = 0; i < urls.size(); i++) {
            byNode.put(urls.get(i), pathsByNode.get(i));
        }
        Container container = site.container();
        for (Reading reading : readings) {
            String url = reading.path().url();
            List<String> matched = PathSegments.matched(reading.matched(), container);
            Optional<List<String>> byWhatwg =
                    Optional.ofNullable(byNode.get(url)).flatMap(path -> PathSegments.readIn(path, container));
            hold(reading, "a WHATWG parser", byWhatwg, matched);
            hold(reading, "java.net.URI", PathSegments.readByJava(url, container), matched);
        }
        return verdict;
    }

    private void hold(Reading reading, String reader, Optional<List<String>> read, List<String> matched) {
        String example = reading.request() + ": matched " + reading.matched() + ", event "
                + reading.path().url();
        if (read.isEmpty()) {
            verdict.fault(reading.path().member() + " that " + reader + " can't read", example);
        } else if (!read.get().equals(matched)) {
            verdict.fault(
                    reading.path().member() + " in which " + reader + " reads another path",
                    example + ", read " + String.join("/", read.get()));
        }
    }
}
