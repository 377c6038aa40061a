package org.lambdainvoke;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.SideChooser;
import org.lambdainvoke.internal.settings.RouteLine;
import org.lambdainvoke.observe.InvocationListener;

/**
 * What a program hands in that no parameter can say. Immutable.
 *
 * @param format in place of {@code payload} and {@code response}; null when these hold
 * @param invoker in place of a client of this library; null when there is none
 * @param credentials gets credentials, in place of an SDK's chain; null when it has none
 * @param routes lines of a route table; empty when there is none
 * @param sideChooser chooses between function and application; null when the settings do
 * @param listeners who is told what becomes of requests
 */
record Program(
        @Nullable Format format,
        @Nullable LambdaInvoker invoker,
        @Nullable CredentialsSupplier credentials,
        List<RouteLine> routes,
        @Nullable SideChooser sideChooser,
        List<InvocationListener> listeners) {
    /** Nothing. */
    static final Program NONE = new Program(null, null, null, List.of(), null, List.of());

    /** The same with these credentials. */
    Program with(@Nullable CredentialsSupplier supplier) {
        return new Program(format, invoker, supplier, routes, sideChooser, listeners);
    }

    /** Keeps copies of the lists. */
    Program {
        routes = List.copyOf(routes);
        listeners = List.copyOf(listeners);
    }
}
