package org.lambdainvoke.internal.policy;

import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** How many invocations may run at once. Never makes one wait. Thread-safe. */
public interface Room {
    /**
     * Whether {@link #enter} would refuse now: spares the reading of a request that will be refused.
     *
     * @throws InvocationFailure {@link FailureReason#OVERLOADED} or {@link FailureReason#STOPPING} when it would
     */
    void requireRoom() throws InvocationFailure;

    /**
     * Takes a place, which the caller closes.
     *
     * @param until the deadline of the invocation
     * @throws InvocationFailure as {@link #requireRoom}; nothing is to be given back then
     */
    Place enter(Deadline until) throws InvocationFailure;

    /** {@return room that there is in {@code outer} and in this one, both} */
    default Room within(Room outer) {
        Room inner = this;
        return new Room() {
            @Override
            public void requireRoom() throws InvocationFailure {
                outer.requireRoom();
                inner.requireRoom();
            }

            @Override
            public Place enter(Deadline until) throws InvocationFailure {
                Place place = outer.enter(until);
                try {
                    return inner.enter(until).and(place);
                } catch (InvocationFailure failure) {
                    place.close();
                    throw failure;
                }
            }
        };
    }
}
