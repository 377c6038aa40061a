package org.lambdainvoke.internal.aws1;

import com.amazonaws.http.SdkHttpMetadata;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.model.InvokeRequest;
import com.amazonaws.services.lambda.model.InvokeResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.wire.AnswerRules;
import org.lambdainvoke.internal.wire.LogTail;

/** Calls through a synchronous client of the AWS SDK for Java v1 and its pool of connections. */
public final class SdkInvoker implements LambdaInvoker {
    private final AWSLambda client;
    private final boolean isGuarded;
    private final Runnable ending;
    private volatile boolean closed;

    /**
     * Calls through {@code client}, which makes each call once.
     *
     * @param isGuarded whether the client looks at the heads of its answers by itself
     * @param ending what the close is to do
     */
    SdkInvoker(AWSLambda client, boolean isGuarded, Runnable ending) {
        this.client = client;
        this.isGuarded = isGuarded;
        this.ending = ending;
    }

    /**
     * Calls through somebody else's client, which stays open.
     *
     * @throws IllegalArgumentException when it can be seen that the client makes a call more than once
     */
    public static SdkInvoker over(AWSLambda client) {
        SingleCalls.require(client);
        return new SdkInvoker(client, false, () -> {});
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        int remainingMillis = invocation.deadline().remainingMillis();
        if (remainingMillis == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed before the call");
        }
        InvokeRequest request = (isGuarded ? new InvokeRequest() : new SentOnce())
                .withFunctionName(invocation.function().name())
                .withQualifier(invocation.function().qualifier())
                .withInvocationType(invocation.type().text())
                .withLogType(invocation.logType().text())
                .withClientContext(invocation.clientContextField())
                .withPayload(invocation.payload().buffer())
                .withSdkClientExecutionTimeout(remainingMillis);
        if (invocation.trace() != null) {
            request.putCustomRequestHeader("X-Amzn-Trace-Id", invocation.trace());
        }
        if (invocation.tenantId() != null) {
            // The model of the SDK v1 has no member for it; the SDK signs it like all fields of its requests.
            request.putCustomRequestHeader("X-Amz-Tenant-Id", invocation.tenantId());
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
        if (!isGuarded) {
            refuseUnusable(result, invocation);
        }
        return resultOf(result);
    }

    /** What {@link AnswerGuard} does where it can be set up, and looks at before the body is read. */
    private static void refuseUnusable(InvokeResult result, Invocation invocation) throws InvocationFailure {
        SdkHttpMetadata head = result.getSdkHttpMetadata();
        if (head == null) {
            // Of something else that is called like the SDK's client.
            return;
        }
        InvocationFailure fault = AnswerRules.statusFault(head.getHttpStatusCode(), invocation.type());
        if (fault == null && invocation.type() != InvocationType.DRY_RUN) {
            Map<String, List<String>> fields = head.getAllHttpHeaders();
            fault = AnswerRules.fault(
                    values(fields, "Content-Length"),
                    values(fields, "Transfer-Encoding"),
                    values(fields, "Content-Encoding"));
        }
        if (fault != null) {
            throw fault;
        }
    }

    private static List<String> values(Map<String, List<String>> fields, String name) {
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return List.of();
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
