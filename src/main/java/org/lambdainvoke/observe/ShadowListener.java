package org.lambdainvoke.observe;

/**
 * A listener that is also told what functions would have answered, where a route has a {@code shadow}. Handed in as any
 * {@link InvocationListener}, whose rules hold for it.
 */
public interface ShadowListener extends InvocationListener {
    /**
     * A request that was chosen for the shadow has come to its end: called once for each. On a thread
     * of the filter's when the function was asked; otherwise on one of the container's, which may be yet to answer.
     *
     * @param event what became of it
     */
    void shadowed(ShadowEvent event);

    /** Nothing, for those who want to know of shadows only. */
    @Override
    default void finished(InvocationEvent event) {}
}
