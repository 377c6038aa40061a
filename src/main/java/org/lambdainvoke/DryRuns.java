package org.lambdainvoke;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.RoutePlan;

/** Asks of each function whether it could be invoked; none runs. */
final class DryRuns {
    /** Stands for those of the requests: what runs for tenants is not invoked without one. */
    private static final String TENANT = "lambda-invoke-startup-check";

    private DryRuns() {}

    /**
     * Asks them one after the other.
     *
     * @param isWanted otherwise nothing is asked
     * @param invokers what calls a function
     * @param giveUp runs where this fails
     * @throws IllegalStateException for the first that could not
     */
    static void requireIf(
            boolean isWanted, RoutePlan plan, Function<InvocationRules, LambdaInvoker> invokers, Runnable giveUp) {
        if (!isWanted) {
            return;
        }
        boolean areInvocable = false;
        try {
            require(plan, invokers);
            areInvocable = true;
        } finally {
            if (!areInvocable) {
                giveUp.run();
            }
        }
    }

    private static void require(RoutePlan plan, Function<InvocationRules, LambdaInvoker> invokers) {
        // Of texts: the equality of records on JDK 17 keeps the class loader of every class that it has compared.
        Set<String> asked = new HashSet<>();
        for (Route route : plan.routes()) {
            for (FunctionReference function : route.functions()) {
                String tenant = route.request().tenant() == null ? null : TENANT;
                if (asked.add(tenant + " " + function)) {
                    require(function, tenant, route.invocation(), invokers.apply(route.invocation()));
                }
            }
        }
    }

    private static void require(
            FunctionReference function, @Nullable String tenant, InvocationRules rules, LambdaInvoker invoker) {
        Invocation dryRun = new Invocation(
                        function,
                        InvocationType.DRY_RUN,
                        LogType.NONE,
                        Bytes.utf8("{}"),
                        Deadline.after(rules.timeout()),
                        null)
                .withTenantId(tenant);
        try {
            InvocationResult unused = invoker.invoke(dryRun);
        } catch (InvocationFailure failure) {
            // Not as the cause: containers print all causes, and what AWS says of a signature quotes the session token.
            throw new IllegalStateException("startup_check: the function " + function + " can't be invoked: reason="
                    + failure.reason().code() + " " + failure.detail());
        }
    }
}
