package org.lambdainvoke.proof.matrix;

import java.net.URI;

/** A container that serves the application in both modes. */
public interface Deployment extends AutoCloseable {
    /** The server's address, without a path. */
    URI server(Mode mode);

    /** Stops the container, and returns when it has stopped. */
    @Override
    void close();
}
