package org.lambdainvoke.http.call;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/**
 * Runs the tests that all clients have in common, with HttpClient as it comes in their place first. Prints the security
 * providers that are in use, and {@code ok} or {@code failed} with the name of the client and of the row for each.
 */
public final class ContractProgram {
    static final String REFERENCE = "bare";

    private static final Class<?>[] CONTRACT = {InvokerContractTest.class, AnsweredCallTest.class};

    private static volatile boolean isReference;

    private ContractProgram() {}

    /** The client that a test is to be run with. */
    static LambdaInvoker connect(ConnectionSettings settings, Identity identity) {
        return isReference ? new BareInvoker(settings) : Clients.connect(settings, identity, null);
    }

    public static void main(String[] arguments) throws GeneralSecurityException {
        System.out.println("providers " + Security.getProviders()[0].getName() + " "
                + MessageDigest.getInstance("SHA-256").getProvider().getName() + " "
                + Mac.getInstance("HmacSHA256").getProvider().getName());
        isReference = true;
        run(InvokeClient.POOLED);
        isReference = false;
        for (InvokeClient client : InvokeClient.values()) {
            run(client);
        }
        // The SDK and the servers of the tests may have threads that outlive them.
        System.exit(0);
    }

    private static void run(InvokeClient client) {
        JUnitCore junit = new JUnitCore();
        junit.addListener(new Rows(client));
        junit.run(Request.classes(CONTRACT).filterWith(new OneClient(client)));
    }

    /** Prints what comes of each row. */
    private static final class Rows extends RunListener {
        private final String suffix;
        private final String name;
        private final List<Description> failed = new ArrayList<>();

        private Rows(InvokeClient client) {
            this.suffix = "[" + client + "]";
            this.name = isReference ? REFERENCE : client.text();
        }

        @Override
        public void testFailure(Failure failure) {
            failed.add(failure.getDescription());
            System.err.println(name + " " + failure.getTestHeader() + " " + failure.getTrace());
        }

        @Override
        public void testFinished(Description row) {
            System.out.println((failed.contains(row) ? "failed " : "ok ") + name + " "
                    + row.getTestClass().getSimpleName() + "."
                    + row.getMethodName().replace(suffix, ""));
        }
    }

    private static final class OneClient extends org.junit.runner.manipulation.Filter {
        private final String suffix;

        private OneClient(InvokeClient client) {
            this.suffix = "[" + client + "]";
        }

        @Override
        public boolean shouldRun(Description description) {
            return description.isTest()
                    ? description.getMethodName().endsWith(suffix)
                    : description.getChildren().stream().anyMatch(this::shouldRun);
        }

        @Override
        public String describe() {
            return suffix;
        }
    }
}
