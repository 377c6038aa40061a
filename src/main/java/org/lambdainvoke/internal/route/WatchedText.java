package org.lambdainvoke.internal.route;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Looks at a text that others may write meanwhile, and takes a new one when it stands still from one look to the next.
 * Not thread-safe.
 */
public final class WatchedText {
    /** Reads the text. */
    @FunctionalInterface
    public interface Source {
        /** {@return all of it} */
        String read() throws IOException;
    }

    private final Source source;
    private final Consumer<String> taker;
    private final Consumer<IOException> mourner;
    private String taken;
    private String seen;
    private boolean isMissed;

    /**
     * Does not look yet.
     *
     * @param taken the text that is known
     * @param taker is told of each new text, once
     * @param mourner is told when the text can't be read, once until it can
     */
    public WatchedText(Source source, String taken, Consumer<String> taker, Consumer<IOException> mourner) {
        this.source = source;
        this.taken = taken;
        this.seen = taken;
        this.taker = taker;
        this.mourner = mourner;
    }

    /** Looks once. */
    public void look() {
        try {
            String text = source.read();
            isMissed = false;
            boolean standsStill = text.equals(seen);
            seen = text;
            if (standsStill && !text.equals(taken)) {
                taken = text;
                taker.accept(text);
            }
        } catch (IOException e) {
            if (!isMissed) {
                isMissed = true;
                mourner.accept(e);
            }
        }
    }
}
