package org.lambdainvoke.http.identity;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.lambdainvoke.ConfigurationException;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.Inside;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;

/** Makes calls as whom the environment of this JVM says, and tells what becomes of it. */
public final class IdentityProgram {
    private static final int CALLS = 100;
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private IdentityProgram() {}

    /** Each argument is a parameter: {@code name=value}. */
    public static void main(String[] arguments) {
        Map<String, String> parameters = new HashMap<>(Map.of("function_name", "greet"));
        for (String argument : arguments) {
            String[] nameAndValue = argument.split("=", 2);
            parameters.put(nameAndValue[0], nameAndValue[1]);
        }
        try {
            FilterSettings settings = FilterSettings.of(parameters);
            try (LambdaInvoker invoker = Inside.connect(settings)) {
                System.out.println("region " + Inside.region(settings));
                Inside.warnings(settings).forEach(warning -> System.out.println("warning: " + warning));
                call(invoker);
            }
        } catch (ConfigurationException e) {
            System.out.println("fault: " + e.getMessage());
        }
    }

    private static void call(LambdaInvoker invoker) {
        for (int i = 0; i < CALLS; i++) {
            try {
                invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            } catch (InvocationFailure e) {
                System.out.println("failure: " + e.reason() + " " + e.getCause().getCause());
                return;
            }
        }
        System.out.println("answered");
    }
}
