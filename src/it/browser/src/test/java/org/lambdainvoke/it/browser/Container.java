package org.lambdainvoke.it.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** What runs the example. */
enum Container {
    JETTY {
        @Override
        Site start() throws Exception {
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            WebAppContext context = new WebAppContext();
            context.setContextPath("/");
            context.setWar(WAR.toString());
            context.setThrowUnavailableOnStartupException(true);
            server.setHandler(context);
            server.start();
            return new Site("http://127.0.0.1:" + connector.getLocalPort() + "/", server::stop);
        }
    },

    /** Below a context path, as where a WAR is put into the folder of a Tomcat. */
    TOMCAT {
        @Override
        Site start() throws Exception {
            Tomcat tomcat = new Tomcat();
            Path base = Files.createTempDirectory(Path.of("target"), "tomcat").toAbsolutePath();
            Files.createDirectory(base.resolve("webapps"));
            tomcat.setBaseDir(base.toString());
            tomcat.setHostname("127.0.0.1");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addWebapp("/example", WAR.toString());
            tomcat.start();
            Site site = new Site(
                    "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/example/", () -> stop(tomcat));
            if (context.getState() != LifecycleState.STARTED) {
                site.close();
                throw new IllegalStateException("the example did not start");
            }
            return site;
        }

        private void stop(Tomcat tomcat) throws LifecycleException {
            tomcat.stop();
            tomcat.destroy();
        }
    };

    private static final Path WAR =
            Path.of(System.getProperty("example.war")).toAbsolutePath().normalize();

    abstract Site start() throws Exception;
}
