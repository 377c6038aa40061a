package org.lambdainvoke;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.ParameterTable;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.shared.BorrowedInvoker;
import org.lambdainvoke.internal.shared.Clients;

/** Where the client of a filter comes from. Immutable. */
sealed interface ClientSource {
    /** Equal for filters that may share a client. */
    Object key();

    /** Where the functions are; null when only the program knows. */
    @Nullable
    String region();

    /** What the log is told of it; null for nothing. */
    @Nullable
    StartNotes notes();

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
     * @param program whose client, or credentials, take the place of those that the values describe
     * @param routes what says where the functions are
     * @param environment what holds where the values say nothing
     * @param faults takes what makes no sense; the result is of no use then
     */
    static ClientSource of(
            SettingValues values, Program program, RoutesPart routes, Environment environment, Faults faults) {
        LambdaInvoker invoker = program.invoker();
        CredentialsSupplier supplier = program.credentials();
        if (invoker == null) {
            ConnectionPart.Connection connection =
                    new ConnectionPart(values, routes, supplier, environment, faults).connection();
            SettingValues resolved = values.copy();
            resolved.set(ConnectionParameters.AWS_REGION, connection.settings().region());
            List<@Nullable Object> key = new ArrayList<>(resolved.key(ParameterTable.Scope.CONNECTION));
            key.add(supplier == null ? null : new Identity(supplier));
            return new Made(connection, key);
        }
        if (supplier != null) {
            faults.addOther("an invoker of the program is set, which has no use for the program's credentials");
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
     * @param connection where to, as whom and for how long
     * @param key all parameters that the connections depend on; a list, since the equality of records on JDK 17 keeps
     *     the class loader of every class that it has compared
     */
    record Made(ConnectionPart.Connection connection, List<@Nullable Object> key) implements ClientSource {
        @Override
        public String region() {
            return connection.settings().region();
        }

        @Override
        public @Nullable StartNotes notes() {
            return connection.notes();
        }

        @Override
        public LambdaInvoker connect(@Nullable ClassLoader applicationLoader) {
            return Clients.connect(connection.settings(), connection.identity(), applicationLoader);
        }

        /** Region and endpoint; never a credential. */
        @Override
        public String toString() {
            return connection.settings().toString();
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
        public @Nullable StartNotes notes() {
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

    /** Equal for the same object of the program, whatever it says of itself. */
    final class Identity {
        private final Object ofProgram;

        private Identity(Object ofProgram) {
            this.ofProgram = ofProgram;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity identity && identity.ofProgram == ofProgram;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(ofProgram);
        }
    }
}
