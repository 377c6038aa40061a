package org.lambdainvoke.internal.exchange;

/** A client that takes so many bytes at once, as often as it is let. */
final class ScriptedClient implements Client {
    private final int mostAtOnce;
    private int turns;
    private int finished;

    ScriptedClient(int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
    }

    /** It is ready so many times from now on. */
    void let(int times) {
        turns = times;
    }

    @Override
    public boolean isReady() {
        return turns-- > 0;
    }

    @Override
    public int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public void finish() {
        finished++;
    }

    /** How often it was told that there is no more. */
    int finished() {
        return finished;
    }
}
