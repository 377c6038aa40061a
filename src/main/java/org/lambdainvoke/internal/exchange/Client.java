package org.lambdainvoke.internal.exchange;

import java.io.IOException;

/** Whether the client's connection takes more of an answer, and how much at once. */
interface Client {
    /** One whose bytes are taken whatever they are: who writes waits. */
    Client BLOCKING = new Client() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public int mostAtOnce() {
            return Integer.MAX_VALUE;
        }

        /** Filters in front may have more to write. */
        @Override
        public void finish() {}
    };

    /** Whether it takes more now; when it does not, the container tells as soon as it does. */
    boolean isReady();

    /** How many bytes may be handed over at once: containers copy what they can't send. */
    int mostAtOnce();

    /**
     * All of the answer was handed over.
     *
     * @throws IOException when some of it could not be sent: Jetty tells in no other way, and the container's call-back
     *     may come too late
     */
    void finish() throws IOException;
}
