package org.lambdainvoke.proof.redeploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.JreMemoryLeakPreventionListener;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.loader.WebappClassLoaderBase;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/** Tomcat, with the listener of its stock server.xml that keeps the JDK from holding class loaders. */
final class TomcatDeployer implements Deployer {
    /** Held here, because the JDK holds its loggers weakly. */
    private static final Logger LEAK_LOG = Logger.getLogger(WebappClassLoaderBase.class.getName());

    private static final Pattern TOMCATS_THREAD = Pattern.compile("thread (named )?\\[(http-nio|Catalina-utility)-");

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Tomcat tomcat = new Tomcat();
    private final Leftovers leftovers;

    TomcatDeployer(Leftovers leftovers) throws Exception {
        this.leftovers = leftovers;
        LEAK_LOG.addHandler(new Warnings());
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getServer().addLifecycleListener(new JreMemoryLeakPreventionListener());
        tomcat.start();
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public boolean deploy(String contextPath, Path webApplication) {
        Context context =
                tomcat.addWebapp(tomcat.getHost(), contextPath, webApplication.toString(), new WatchingConfig());
        return context.getState() == LifecycleState.STARTED;
    }

    @Override
    public void undeploy(String contextPath) {
        tomcat.getHost().removeChild(tomcat.getHost().findChild(contextPath));
    }

    @Override
    public List<String> reportedLeaks() {
        List<String> leaks = new ArrayList<>(warnings);
        warnings.clear();
        for (String contextPath : ((StandardHost) tomcat.getHost()).findReloadedContextMemoryLeaks()) {
            leaks.add("Tomcat reports a leak of " + contextPath);
        }
        return leaks;
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Sees the class loader while there is one: an application that does not start has lost it again at the end. */
    private final class WatchingConfig extends ContextConfig {
        @Override
        public void lifecycleEvent(LifecycleEvent event) {
            super.lifecycleEvent(event);
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
                Context started = (Context) event.getLifecycle();
                leftovers.watch(started.getPath(), started.getLoader().getClassLoader());
            }
        }
    }

    private final class Warnings extends Handler {
        @Override
        public void publish(LogRecord line) {
            String text = new SimpleFormatter().formatMessage(line);
            if (line.getLevel().intValue() >= Level.WARNING.intValue() && !isOfTomcatItself(text)) {
                warnings.add("Tomcat warns: " + text.lines().findFirst().orElse(""));
            }
        }

        /**
         * Tomcat reports its own threads too, when they are for the application that goes: one that answers a request
         * which has found it gone, one that does its periodic work for it. In the filter they would be its fault.
         */
        private static boolean isOfTomcatItself(String text) {
            return TOMCATS_THREAD.matcher(text).find() && !text.contains(" org.lambdainvoke.");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
