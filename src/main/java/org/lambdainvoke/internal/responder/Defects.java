package org.lambdainvoke.internal.responder;

import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** Makes a reply of an unexpected error, so that it has a line in the log and a reason like any other. */
public final class Defects implements Step {
    /** The failure that {@code error} is. */
    public static InvocationFailure failure(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        // Not the message, which may quote the request.
        return new InvocationFailure(
                FailureReason.DEFECT, frames.length == 0 ? "in an unknown place" : "at " + frames[0], error);
    }

    @Override
    public Reply take(Call call, Responder rest) {
        try {
            return rest.respond(call);
        } catch (Throwable e) {
            // Other languages of the JVM throw checked exceptions, too.
            return Reply.Whole.refusing(failure(e), call.route(), call.id());
        }
    }
}
