package org.lambdainvoke.internal.aws1;

import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.model.InvokeRequest;
import com.amazonaws.services.lambda.model.InvokeResult;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.wire.AnswerRules;
import org.lambdainvoke.internal.wire.LogTail;

/** Calls through a synchronous client of the AWS SDK for Java v1 and its pool of connections. */
public final class SdkInvoker implements LambdaInvoker {
    private final AWSLambda client;
    private final Runnable ending;
    private volatile boolean closed;

    /**
     * Calls through {@code client}, which makes each call once.
     *
     * @param ending what the close is to do
     */
    SdkInvoker(AWSLambda client, Runnable ending) {
        this.client = client;
        this.ending = ending;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        int remainingMillis = invocation.deadline().remainingMillis();
        if (remainingMillis == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed before the call");
        }
        InvokeRequest request = new InvokeRequest()
                .withFunctionName(invocation.function().name())
                .withQualifier(invocation.function().qualifier())
                .withInvocationType(invocation.type().text())
                .withLogType(invocation.logType().text())
                .withPayload(invocation.payload().buffer())
                .withSdkClientExecutionTimeout(remainingMillis);
        if (invocation.trace() != null) {
            request.putCustomRequestHeader("X-Amzn-Trace-Id", invocation.trace());
        }
        InvokeResult result;
        try {
            result = client.invoke(request);
        } catch (RuntimeException e) {
            if (closed) {
                throw new InvocationFailure(FailureReason.STOPPING, "the client was closed", e);
            }
            throw SdkFailures.of(e, invocation.deadline());
        }
        return resultOf(result);
    }

    private static InvocationResult resultOf(InvokeResult result) throws InvocationFailure {
        ByteBuffer payload = result.getPayload();
        if (payload != null && payload.remaining() > AnswerRules.MAX_BYTES) {
            throw AnswerRules.tooLarge();
        }
        return new InvocationResult(
                payload == null ? Bytes.EMPTY : Bytes.of(payload),
                result.getFunctionError(),
                requestId(result),
                result.getExecutedVersion(),
                LogTail.decode(result.getLogResult()));
    }

    private static @Nullable String requestId(InvokeResult result) {
        return result.getSdkResponseMetadata() == null
                ? null
                : result.getSdkResponseMetadata().getRequestId();
    }

    @Override
    public void close() {
        closed = true;
        ending.run();
    }
}
