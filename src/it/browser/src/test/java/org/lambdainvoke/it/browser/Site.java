package org.lambdainvoke.it.browser;

/**
 * The example, running.
 *
 * @param address of its page, with a slash at the end
 */
record Site(String address, Stop stop) implements AutoCloseable {
    /** How the container is stopped. */
    interface Stop {
        void run() throws Exception;
    }

    @Override
    public void close() {
        try {
            stop.run();
        } catch (Exception e) {
            throw new IllegalStateException("the container does not stop", e);
        }
    }
}
