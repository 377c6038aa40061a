package org.lambdainvoke.benchmark.performance;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;

/**
 * What a call allocates whose answer is as large as Lambda lets it be. The pooled client does all on the caller's
 * thread.
 */
final class LargeAnswer {
    static final int BYTES = 6 * 1024 * 1024;

    private static final int CALLS = 20;

    private LargeAnswer() {}

    /** Allocated bytes of a call over those of its answer. */
    static double allocation(int endpointPort) throws Exception {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.POOLED,
                Account.REGION,
                URI.create("http://127.0.0.1:" + endpointPort),
                Proxies.NONE,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (LambdaInvoker invoker =
                Clients.connect(settings, Identity.of(AwsCredentials.of(Account.KEY, Account.SECRET)), null)) {
            call(invoker); // connects
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                call(invoker);
            }
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            return (double) allocated / CALLS / BYTES;
        }
    }

    private static void call(LambdaInvoker invoker) throws Exception {
        Invocation invocation = new Invocation(
                FunctionReference.parse(Account.FUNCTION).orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.TAIL,
                Bytes.utf8("{}"),
                Deadline.after(Duration.ofSeconds(10)),
                null);
        int size = invoker.invoke(invocation).payload().size();
        if (size != BYTES) {
            throw new IllegalStateException("the answer has " + size + " bytes");
        }
    }
}
