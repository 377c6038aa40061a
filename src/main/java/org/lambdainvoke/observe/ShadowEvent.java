package org.lambdainvoke.observe;

import java.time.Duration;
import java.util.List;

/**
 * What became of a request that the application has answered, and that the function was to be asked as well. Immutable.
 * Nothing of the request or of an answer stands in it but the names in {@code differences}.
 *
 * @param contextPath the path of the web application; empty for the root
 * @param filterName under which the filter is registered
 * @param requestId what the request is called in the response and the log
 * @param function as it is configured, with its qualifier
 * @param route the template of the route; {@code *} where there is no route table
 * @param outcome {@link #EQUAL}, {@link #DIFFERENT}, or why the two were not compared: {@code too_large},
 *     {@code unread_body}, {@code full}, {@code broken_off}, {@code not_captured}, or the
 *     {@linkplain org.lambdainvoke.call.FailureReason#code() code} of why the function did not answer
 * @param differences the places that differ, as in {@link ShadowField#getPath}
 * @param applicationTime how long the application took
 * @param functionTime how long the function took; zero when the two were not compared
 */
public record ShadowEvent(
        String contextPath,
        String filterName,
        String requestId,
        String function,
        String route,
        String outcome,
        List<String> differences,
        Duration applicationTime,
        Duration functionTime) {

    /** The outcome when nothing differs. */
    public static final String EQUAL = "equal";

    /** The outcome when something differs. */
    public static final String DIFFERENT = "different";

    /** {@return whether both sides have answered, and were compared} */
    public boolean isCompared() {
        return outcome.equals(EQUAL) || outcome.equals(DIFFERENT);
    }

    /**
     * Keeps a copy of the list.
     *
     * @param contextPath the path of the web application
     * @param filterName under which the filter is registered
     * @param requestId what the request is called
     * @param function as it is configured
     * @param route the template of the route
     * @param outcome what came of it
     * @param differences the places that differ
     * @param applicationTime how long the application took
     * @param functionTime how long the function took
     */
    public ShadowEvent {
        differences = List.copyOf(differences);
    }
}
