package org.lambdainvoke.it;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.lambdainvoke.LambdaInvokeFilter;

/**
 * Jetty with one filter for each argument {@code PATH name=value name=value}; what they share stands in an argument
 * without a path. Tells its port on standard output.
 */
final class FrontDoor {
    private FrontDoor() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler application = new ServletContextHandler();
        for (String argument : arguments) {
            register(application, argument.split(" "));
        }
        server.setHandler(application);
        server.start();
        System.out.println("port " + connector.getLocalPort());
        server.join();
    }

    private static void register(ServletContextHandler application, String[] words) {
        if (!words[0].startsWith("/")) {
            for (String setting : words) {
                String[] pair = setting.split("=", 2);
                application.setInitParameter("lambda-invoke." + pair[0], pair[1]);
            }
            return;
        }
        FilterHolder filter = new FilterHolder(new LambdaInvokeFilter());
        filter.setName(words[0]);
        filter.setAsyncSupported(true);
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            filter.setInitParameter(pair[0], pair[1]);
        }
        application.addFilter(filter, words[0], EnumSet.of(DispatcherType.REQUEST));
    }
}
