package org.lambdainvoke.internal.shadow;

import java.util.List;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.HttpAnswer;

/** Compares two answers to the same request. Immutable and thread-safe. */
public final class Comparison {
    private final HeaderComparison headers;
    private final BodyComparison bodies;
    private final boolean isBodyIgnored;

    /**
     * A comparison by rules.
     *
     * @param rules what is left out
     * @param maxBody how large a body may be, in bytes, without its content coding
     */
    public Comparison(IgnoreRules rules, int maxBody) {
        this.headers = new HeaderComparison(rules);
        this.bodies = new BodyComparison(rules.pointers(), maxBody);
        this.isBodyIgnored = rules.ignoresBody();
    }

    /**
     * Looks for differences, as far as both answers are known. Two bodies of JSON may take up to fifty times their size
     * while this runs, unless they are equal byte by byte.
     *
     * @param application the answer that the client has
     * @param function the answer that it would have had from the function
     * @return the differences; or {@link SkipReason#TOO_LARGE}, when a body that is to be compared is too large
     */
    public Findings compare(ShadowAnswer application, ShadowAnswer function) {
        Differences differences = new Differences();
        if (application.status() != function.status()) {
            differences.add(
                    Difference.STATUS, Integer.toString(application.status()), Integer.toString(function.status()));
        }
        List<HttpAnswer.Field> fields = application.fields();
        List<HttpAnswer.Field> otherFields = function.fields();
        if (fields == null || otherFields == null) {
            return differences.toFindings();
        }
        ContentHead head = ContentHead.of(fields);
        ContentHead otherHead = ContentHead.of(otherFields);
        headers.compare(fields, otherFields, head.isDecodable() && otherHead.isDecodable(), differences);
        Bytes body = application.body();
        Bytes otherBody = function.body();
        return body == null
                        || otherBody == null
                        || isBodyIgnored
                        || bodies.compare(head, body, otherHead, otherBody, differences)
                ? differences.toFindings()
                : Findings.skipped(SkipReason.TOO_LARGE);
    }
}
