package org.lambdainvoke.observe;

import java.util.List;
import java.util.Map;

/**
 * What the shadow of a route has found, at the moment at which this was made. Counts begin with the filter, or where
 * they were last reset.
 */
public interface ShadowState {
    /** {@return its methods and its template, as written; {@code *} where there is no route table} */
    String getRoute();

    /** {@return how many requests were answered by both sides and compared} */
    long getCompared();

    /** {@return how many of these had no difference} */
    long getEqual();

    /** {@return how many times two answers of the function to the same request were compared} */
    long getControls();

    /** {@return how many requests were not compared, by the code of the reason, those only that there were} */
    Map<String, Long> getSkipped();

    /** {@return the places that have differed, in the order in which they were first seen; at most 201} */
    List<ShadowField> getFields();

    /** {@return the last differences, the latest at the end; at most 50} */
    List<ShadowSample> getSamples();

    /** {@return what half of the application's last 1,024 answers took at most; -1 when there are none} */
    double getApplicationMedianMillis();

    /** {@return what 95 of 100 of the application's last 1,024 answers took at most; -1 when there are none} */
    double getApplicationP95Millis();

    /** {@return what half of the function's last 1,024 answers took at most; -1 when there are none} */
    double getFunctionMedianMillis();

    /** {@return what 95 of 100 of the function's last 1,024 answers took at most; -1 when there are none} */
    double getFunctionP95Millis();
}
