package org.lambdainvoke.proof.redeploy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program of the container's JVM: deploys and undeploys on the commands of its standard input, and tells what is
 * left. Its class path has the containers and this package, and nothing that the web applications carry.
 */
final class ContainerProgram {
    static final String END = "end";

    private ContainerProgram() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        requireAbsence("org.lambdainvoke.LambdaInvokeFilter");
        requireAbsence("com.amazonaws.metrics.AwsSdkMetrics");
        Leftovers leftovers = new Leftovers();
        Deployer deployer = deployer(arguments[0], leftovers);
        try {
            answers.println(deployer.port());
            answers.println(END);
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", 3);
                switch (words[0]) {
                    case "deploy" -> answers.println(deployer.deploy(words[1], Path.of(words[2])));
                    case "undeploy" -> {
                        deployer.undeploy(words[1]);
                        leftovers.undeployed(words[1]);
                    }
                    case "leftovers" -> {
                        leftovers.find().forEach(answers::println);
                        deployer.reportedLeaks().forEach(answers::println);
                    }
                    default -> throw new IllegalArgumentException(line);
                }
                answers.println(END);
            }
        } finally {
            deployer.stop();
        }
    }

    private static Deployer deployer(String container, Leftovers leftovers) throws Exception {
        return switch (container) {
            case "TOMCAT" -> new TomcatDeployer(leftovers);
            case "JETTY" -> new JettyDeployer(leftovers);
            default -> throw new IllegalArgumentException(container);
        };
    }

    /** A class of this JVM's own would be taken in place of the web application's, whose loader would never be held. */
    private static void requireAbsence(String className) {
        try {
            throw new IllegalStateException(Class.forName(className) + " is on the class path of the container");
        } catch (ClassNotFoundException e) {
            // as it should be
        }
    }
}
