package org.lambdainvoke.internal.route;

import java.util.Set;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.internal.shadow.Comparison;

/**
 * Which of the requests that the application answers the function is asked as well, and how both are compared.
 * Immutable.
 *
 * @param share hundredths of a per cent of the requests on the application's side, 0 to 10,000
 * @param methods of the requests that may be chosen
 * @param maxBody how large a body may be in bytes, of the request and of an answer
 * @param maxConcurrency how many functions may be asked at once
 * @param comparison tells how answers differ
 * @param control hundredths of a per cent of these requests that the function is asked twice
 * @param samples how much of the differences is kept
 */
public record ShadowRules(
        int share,
        Set<String> methods,
        int maxBody,
        int maxConcurrency,
        Comparison comparison,
        int control,
        ShadowSamples samples) {
    /** Keeps a copy of the set. */
    public ShadowRules {
        methods = Set.copyOf(methods);
    }
}
