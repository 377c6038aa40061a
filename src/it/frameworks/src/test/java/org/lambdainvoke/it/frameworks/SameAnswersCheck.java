package org.lambdainvoke.it.frameworks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lambdainvoke.PayloadFormat;

/** Asks an application alone and behind the filter the same, and compares the answers. */
final class SameAnswersCheck {
    private final Framework framework;
    private final PayloadFormat format;
    private final String function;
    private final Verdict verdict;

    /**
     * @param function what {@link FunctionFilter} knows it by
     */
    SameAnswersCheck(Framework framework, PayloadFormat format, String function) {
        this.framework = framework;
        this.format = format;
        this.function = function;
        verdict = new Verdict("the same answers, " + function);
    }

    /**
     * @param alone the port that the application has
     * @param sites those with the filter; the requests are shared out among them
     * @param found the known differences that were met
     */
    Verdict ask(List<Probe> probes, int alone, List<Site> sites, Set<KnownDifference> found) throws IOException {
        List<Client> behind = new ArrayList<>();
        sites.forEach(site -> behind.add(new Client(site.port())));
        try (Client direct = new Client(alone)) {
            for (int i = 0; i < probes.size(); i++) {
                if (probes.get(i).hasRepeats() && !carriesRepeats()) {
                    verdict.count("not asked: several values of a name");
                    continue;
                }
                if (probes.get(i).toString().startsWith("OPTIONS ") && framework == Framework.CLAUDIA) {
                    verdict.count("not asked: OPTIONS, which it answers by itself");
                    continue;
                }
                int site = i % sites.size();
                compare(probes.get(i), direct, behind.get(site), sites.get(site), found);
            }
        } finally {
            for (Client each : behind) {
                each.close();
            }
        }
        return verdict;
    }

    private boolean carriesRepeats() {
        return switch (framework) {
            // Read and write the members with one value for a name.
            case HTTP4K, CLAUDIA -> false;
            // Of events of format 2.0 its library cuts values at each comma, and answers without cookies.
            case JERSEY -> format != PayloadFormat.API_GATEWAY_V2;
            // The format itself has but one value for a name.
            default -> format != PayloadFormat.LOAD_BALANCER;
        };
    }

    private void compare(Probe probe, Client direct, Client behind, Site site, Set<KnownDifference> found)
            throws IOException {
        byte[] message = probe.message(function);
        Optional<SeenAnswer> expected = direct.ask(message, probe.isHead()).map(SeenAnswer::of);
        Optional<SeenAnswer> actual = behind.ask(message, probe.isHead()).map(SeenAnswer::of);
        if (expected.isEmpty() || actual.isEmpty()) {
            verdict.fault("no answer", (expected.isEmpty() ? "alone" : site.toString()) + ": " + probe);
            return;
        }
        if (expected.equals(actual)) {
            verdict.count("alike");
            return;
        }
        Set<KnownDifference> some = EnumSet.noneOf(KnownDifference.class);
        SeenAnswer expectedRest = KnownDifference.without(expected.get(), framework, format, some);
        SeenAnswer actualRest = KnownDifference.without(actual.get(), framework, format, some);
        if (expectedRest.equals(actualRest)) {
            verdict.count("alike but for " + some);
            found.addAll(some);
            return;
        }
        verdict.fault(
                "another answer",
                site + ": " + probe + "\n      alone  " + expectedRest.without(actualRest) + "\n      behind "
                        + actualRest.without(expectedRest));
    }
}
