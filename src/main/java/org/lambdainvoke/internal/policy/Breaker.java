package org.lambdainvoke.internal.policy;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** Keeps requests from a function that fails too often, until it has had time to recover. Thread-safe. */
public interface Breaker {
    /** Lets every request through. */
    Breaker NONE = new Breaker() {
        @Override
        public Permission acquire() {
            return Permission.NONE;
        }

        @Override
        public String state() {
            return "none";
        }
    };

    /**
     * Asks for leave to call the function.
     *
     * @return to be ended once, however the request ends
     * @throws InvocationFailure {@link FailureReason#CIRCUIT_OPEN}; nothing is to be given back then
     */
    Permission acquire() throws InvocationFailure;

    /**
     * Whether {@link #acquire} would refuse now: spares the reading of a request that will be refused.
     *
     * @throws InvocationFailure {@link FailureReason#CIRCUIT_OPEN} when it would
     */
    default void requireClosed() throws InvocationFailure {
        acquire().end(FailureReason.OVERLOADED);
    }

    /** {@return {@code closed}, {@code open} or {@code half_open}; {@code none} where there is no breaker} */
    String state();

    /** Leave to call the function, for one request, repeats included. */
    @FunctionalInterface
    interface Permission {
        /** Of no breaker. */
        Permission NONE = reason -> {};

        /**
         * The request has ended.
         *
         * @param reason why no function answered; null when one did
         */
        void end(@Nullable FailureReason reason);
    }
}
