package org.lambdainvoke.internal.observe;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.observe.ShadowSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines that tell what functions would have answered. Thread-safe. */
public final class ShadowLog {
    private static final Logger SHADOWS = LoggerFactory.getLogger("org.lambdainvoke.shadow");

    private final String filterName;
    private final Seldom failures = new Seldom();

    /** A log of one filter. */
    public ShadowLog(String filterName) {
        this.filterName = LogText.escape(filterName);
    }

    /**
     * Two answers differ at a place at which none have before.
     *
     * @param route its methods and template
     * @param requestId whose answers
     * @param difference with values, where they may be shown
     */
    public void differs(String route, String requestId, ShadowSample difference) {
        if (!SHADOWS.isInfoEnabled()) {
            return;
        }
        String values = difference.getApplication() == null && difference.getFunction() == null
                ? ""
                : " application=" + value(difference.getApplication()) + " function=" + value(difference.getFunction());
        SHADOWS.info(
                "{} route=[{}] requestId={} the function answers otherwise at {}, told once{}",
                filterName,
                LogText.escape(route),
                requestId,
                LogText.escape(difference.getPath()),
                values);
    }

    private static String value(@Nullable String value) {
        return value == null ? "nothing" : "[" + LogText.escape(value) + "]";
    }

    /**
     * A function was to be asked and has not answered: told the first time for each reason, then once a minute.
     *
     * @param failure why
     * @param route its methods and template
     * @param requestId whose request
     */
    public void failed(InvocationFailure failure, String route, String requestId) {
        if (failure.reason() != FailureReason.STOPPING && failures.isDue(failure.reason())) {
            SHADOWS.warn(
                    "{} route=[{}] requestId={} reason={} the function has not answered, nobody else is concerned; told"
                            + " once a minute at most: {}",
                    filterName,
                    LogText.escape(route),
                    requestId,
                    failure.reason().code(),
                    // What a function says of its error is of its answer.
                    failure.reason() == FailureReason.FUNCTION_ERROR ? "" : LogText.escape(failure.detail()));
        }
    }
}
