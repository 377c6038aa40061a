package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a handler may ask about its run. */
final class LocalContext implements Context {
    private static final int MEMORY_MEGABYTES = 512;

    private final String requestId;
    private final String functionName;
    private final String functionArn;
    private final String version;
    private final LambdaLogger logger;
    private final @Nullable ClientContext clientContext;
    private final @Nullable String tenantId;
    private final long endNanos;

    LocalContext(
            String requestId,
            String functionName,
            String functionArn,
            String version,
            LambdaLogger logger,
            @Nullable ClientContext clientContext,
            @Nullable String tenantId,
            Duration timeLimit) {
        this.requestId = requestId;
        this.functionName = functionName;
        this.functionArn = functionArn;
        this.version = version;
        this.logger = logger;
        this.clientContext = clientContext;
        this.tenantId = tenantId;
        this.endNanos = System.nanoTime() + timeLimit.toNanos();
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + functionName;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @Override
    public String getFunctionVersion() {
        return version;
    }

    @Override
    public String getInvokedFunctionArn() {
        return functionArn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return clientContext;
    }

    @Override
    public @Nullable String getTenantId() {
        return tenantId;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())).toMillis();
    }

    @Override
    public int getMemoryLimitInMB() {
        return MEMORY_MEGABYTES;
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }
}
