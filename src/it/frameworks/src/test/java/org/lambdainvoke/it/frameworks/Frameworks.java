package org.lambdainvoke.it.frameworks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.http4k.server.Http4kServer;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;
import org.lambdainvoke.proof.property.HostilePath;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;

/** The checks of {@code src/it/frameworks.sh}. Its one argument are the ports that {@code lambda.js} has written. */
final class Frameworks implements AutoCloseable {
    private static final long SEED = 20261129;
    private static final int PATHS = Integer.getInteger("paths", 10_000);
    private static final int PROBES = 150;

    private final NodeSide node;
    private final EventEndpoint events = new EventEndpoint();
    private final LocalLambda javaSide = LocalLambda.builder()
            .function(LocalFunction.of("jersey-rest", JerseyApplication.restApi()))
            .function(LocalFunction.of("jersey-http", JerseyApplication.httpApi()))
            .function(LocalFunction.of("http4k-rest", Http4kApplication.restApi()))
            .function(LocalFunction.of("http4k-http", Http4kApplication.httpApi()))
            .function(LocalFunction.of("http4k-load-balancer", Http4kApplication.loadBalancer()))
            .start();
    private final Container.Running jersey =
            Container.JETTY.start(new WebApplication().servlet("/*", JerseyApplication.servlet()));
    private final Http4kServer http4k = Http4kApplication.listen();
    private final List<Site> sites = new ArrayList<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(Container.values().length);

    private Frameworks(NodeSide node) throws Exception {
        this.node = node;
        Map<String, Map<String, String>> functions = new Functions(javaSide, node.lambdaUrl(), events.url()).all();
        for (Container container : Container.values()) {
            sites.add(Site.start(container, false, functions));
            sites.add(Site.start(container, true, functions));
        }
    }

    public static void main(String[] arguments) {
        boolean isGood = false;
        try (Frameworks frameworks = new Frameworks(new NodeSide(arguments[0]))) {
            List<Verdict> verdicts = new ArrayList<>();
            verdicts.addAll(said("same answers", frameworks.sameAnswers()));
            List<MatchedPathCheck> paths = frameworks.matchedPaths();
            verdicts.addAll(said("paths of events", frameworks.read(paths)));
            verdicts.addAll(said("nothing outside the mapping", frameworks.nothingOutside(paths)));
            long passed = verdicts.stream().filter(Verdict::isGood).count();
            System.out.println(passed + " passed, " + (verdicts.size() - passed) + " failed");
            isGood = passed == verdicts.size();
        } catch (Exception e) {
            e.printStackTrace(System.out);
        }
        // Some server may have a thread that goes on.
        System.exit(isGood ? 0 : 1);
    }

    private static List<Verdict> said(String part, List<Verdict> verdicts) {
        long seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        System.out.println("after " + seconds + " s: " + part);
        verdicts.forEach(Verdict::print);
        return verdicts;
    }

    private List<Verdict> sameAnswers() throws InterruptedException, ExecutionException {
        Set<KnownDifference> found = Collections.synchronizedSet(EnumSet.noneOf(KnownDifference.class));
        List<Callable<Verdict>> checks = new ArrayList<>();
        for (Framework framework : Framework.values()) {
            List<Probe> probes =
                    framework == Framework.TRPC ? Probe.ofProcedures(SEED, PROBES) : Probe.ofApplication(SEED, PROBES);
            int alone = alone(framework.alone());
            for (PayloadFormat format : framework.formats()) {
                checks.add(() -> new SameAnswersCheck(framework, format, framework.function(format))
                        .ask(probes, alone, sites, found));
            }
            for (PayloadFormat format : framework.formatsWithRoute()) {
                checks.add(() -> new SameAnswersCheck(framework, format, framework.functionWithRoutes(format))
                        .ask(probes, alone, sites, found));
            }
        }
        List<Verdict> verdicts = all(checks);
        Verdict known = new Verdict("every known difference was met");
        for (KnownDifference each : KnownDifference.values()) {
            if (!found.contains(each)) {
                known.fault("an entry that no answer needs", each.toString());
            }
        }
        verdicts.add(known);
        return verdicts;
    }

    private List<MatchedPathCheck> matchedPaths() throws InterruptedException, ExecutionException {
        List<Callable<List<MatchedPathCheck>>> checks = new ArrayList<>();
        for (Site site : sites) {
            if (!site.isAsync()) {
                checks.add(() -> matchedPaths(site));
            }
        }
        return all(checks).stream().flatMap(List::stream).toList();
    }

    private static List<MatchedPathCheck> matchedPaths(Site site) throws IOException {
        List<MatchedPathCheck> checks = new ArrayList<>();
        List<String> paths = HostilePath.paths(SEED, PATHS);
        for (PayloadFormat format : Functions.FORMATS) {
            MatchedPathCheck check = new MatchedPathCheck(format, site, false).ask(paths);
            checks.add(check);
            // What the container refuses for one format it refuses for all.
            paths = check.filtered();
        }
        for (PayloadFormat format : Functions.FORMATS_WITH_ROUTE) {
            checks.add(new MatchedPathCheck(format, site, true).ask(paths));
        }
        return checks;
    }

    private List<Verdict> read(List<MatchedPathCheck> checks) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (MatchedPathCheck check : checks) {
            verdicts.add(check.verdict(node));
        }
        return verdicts;
    }

    /** Each framework has all paths in its first format, and shares them out among the others. */
    private List<Verdict> nothingOutside(List<MatchedPathCheck> made) throws InterruptedException, ExecutionException {
        List<String> paths = HostilePath.paths(SEED, PATHS);
        List<Callable<Verdict>> checks = new ArrayList<>();
        for (Framework framework : Framework.values()) {
            List<PayloadFormat> formats = framework.formats();
            for (int f = 0; f < formats.size(); f++) {
                PayloadFormat format = formats.get(f);
                Map<String, List<Site>> sitesByPath = sitesByPath(format, made);
                Map<Site, List<String>> share = new LinkedHashMap<>();
                for (int i = 0; i < PATHS; i++) {
                    List<Site> takers = sitesByPath.getOrDefault(paths.get(i), List.of());
                    if (!takers.isEmpty() && (f == 0 || i % (formats.size() - 1) == f - 1)) {
                        share.computeIfAbsent(takers.get(i % takers.size()), site -> new ArrayList<>())
                                .add(paths.get(i));
                    }
                }
                checks.add(() -> new OutsideCheck(framework, format).ask(share));
            }
        }
        return all(checks);
    }

    /** Where an event of a format was made of a path. */
    private static Map<String, List<Site>> sitesByPath(PayloadFormat format, List<MatchedPathCheck> made) {
        Map<String, List<Site>> sites = new HashMap<>();
        for (MatchedPathCheck check : made) {
            if (check.format() == format && !check.hasRoutes()) {
                check.taken()
                        .forEach(path -> sites.computeIfAbsent(path, any -> new ArrayList<>())
                                .add(check.site()));
            }
        }
        return sites;
    }

    private <T> List<T> all(List<Callable<T>> checks) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> each : workers.invokeAll(checks)) {
            results.add(each.get());
        }
        return results;
    }

    private int alone(Framework framework) {
        return switch (framework) {
            case JERSEY -> jersey.port();
            case HTTP4K -> http4k.port();
            default -> node.port(framework.toString());
        };
    }

    @Override
    public void close() {
        workers.shutdownNow();
        sites.forEach(Site::close);
        http4k.close();
        jersey.close();
        javaSide.close();
        events.close();
    }
}
