package org.lambdainvoke;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.ParameterTable;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.shared.BorrowedInvoker;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** Where the client of a filter comes from. Immutable. */
sealed interface ClientSource {
    /** Equal for filters that may share a client. */
    Object key();

    /** Where the functions are; null when only the program knows. */
    @Nullable
    String region();

    /**
     * The client, to be closed by the caller.
     *
     * @param applicationLoader the class loader of the web application; null when there is none
     * @throws IllegalStateException when there can't be one
     */
    LambdaInvoker connect(@Nullable ClassLoader applicationLoader);

    /**
     * The client that the values describe, or the program's own.
     *
     * @param invoker the program's; null when there is none
     * @param routes what says where the functions are
     * @param environment what holds where the values say nothing
     * @param faults takes what makes no sense; the result is of no use then
     */
    static ClientSource of(
            SettingValues values,
            @Nullable LambdaInvoker invoker,
            RoutesPart routes,
            Environment environment,
            Faults faults) {
        if (invoker == null) {
            ConnectionSettings settings = new ConnectionPart(values, routes, environment, faults).settings();
            SettingValues resolved = values.copy();
            resolved.set(ConnectionParameters.AWS_REGION, settings.region());
            return new Made(settings, resolved.key(ParameterTable.Scope.CONNECTION));
        }
        values.set(ParameterTable.Scope.CONNECTION).forEach(parameter -> refuse(parameter, values, faults));
        return new Given(invoker);
    }

    private static <T> void refuse(Parameter<T> parameter, SettingValues values, Faults faults) {
        faults.add(parameter, values.get(parameter), "an invoker of the program is set");
    }

    /**
     * A client of this library.
     *
     * @param settings where to, as whom and for how long
     * @param key all parameters that the connections depend on; a list, since the equality of records on JDK 17 keeps
     *     the class loader of every class that it has compared
     */
    record Made(ConnectionSettings settings, List<@Nullable Object> key) implements ClientSource {
        @Override
        public String region() {
            return settings.region();
        }

        @Override
        public LambdaInvoker connect(@Nullable ClassLoader applicationLoader) {
            return Clients.connect(settings, applicationLoader);
        }

        /** Region and endpoint; never a credential. */
        @Override
        public String toString() {
            return settings.toString();
        }
    }

    /**
     * The program's client, which stays the program's.
     *
     * @param invoker thread-safe
     */
    record Given(LambdaInvoker invoker) implements ClientSource {
        @Override
        public Object key() {
            return new Identity(invoker);
        }

        @Override
        public @Nullable String region() {
            return null;
        }

        @Override
        public LambdaInvoker connect(@Nullable ClassLoader applicationLoader) {
            return new BorrowedInvoker(invoker);
        }

        @Override
        public String toString() {
            return invoker.getClass().getName();
        }
    }

    /** Equal for the same client, whatever it says of itself. */
    final class Identity {
        private final LambdaInvoker invoker;

        private Identity(LambdaInvoker invoker) {
            this.invoker = invoker;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity identity && identity.invoker == invoker;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(invoker);
        }
    }
}
