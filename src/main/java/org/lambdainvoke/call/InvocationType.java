package org.lambdainvoke.call;

/**
 * How Lambda runs the function, as the header {@code X-Amz-Invocation-Type} of the Invoke API names it, and the largest
 * payload that it takes for it (Lambda quotas: 6 MB synchronous, 1 MB asynchronous, a MB being 1024 KB).
 */
public enum InvocationType {
    /** Waits for the function's answer. */
    REQUEST_RESPONSE("RequestResponse", 6_291_456),
    /** Queues the invocation; nobody waits for the function. */
    EVENT("Event", 1_048_576),
    /** Checks permissions and parameters; the function does not run. */
    DRY_RUN("DryRun", 6_291_456);

    private final String text;
    private final int maxPayloadBytes;

    InvocationType(String text, int maxPayloadBytes) {
        this.text = text;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** {@return the value of the header and of the init-param} */
    public String text() {
        return text;
    }

    /** {@return the largest payload in bytes} */
    public int maxPayloadBytes() {
        return maxPayloadBytes;
    }
}
