package org.lambdainvoke.support.container;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The servlet containers that tests run in this JVM, each on a random port of loopback. */
public enum Container {
    JETTY {
        @Override
        public Running start(WebApplication application) throws Exception {
            return EmbeddedJetty.start(application);
        }

        @Override
        public Running startExploded(Path webApplication) throws Exception {
            return EmbeddedJetty.startExploded(webApplication);
        }
    },
    TOMCAT {
        @Override
        public Running start(WebApplication application) throws Exception {
            return EmbeddedTomcat.start(application);
        }

        @Override
        public Running startExploded(Path webApplication) throws Exception {
            return EmbeddedTomcat.startExploded(webApplication);
        }
    },
    UNDERTOW {
        @Override
        public Running start(WebApplication application) throws Exception {
            return EmbeddedUndertow.start(application);
        }

        @Override
        public Running startExploded(Path webApplication) {
            throw new UnsupportedOperationException("Undertow itself reads no web.xml; WildFly does");
        }
    };

    /** All of them, as a list. */
    public static List<Container> all() {
        return List.of(values());
    }

    /** Each of {@code containers} with false and with true, for a test that has two parameters. */
    public static List<Object[]> twice(List<Container> containers) {
        return containers.stream()
                .flatMap(container -> Stream.of(new Object[] {container, false}, new Object[] {container, true}))
                .toList();
    }

    /** A container that serves. */
    public interface Running extends AutoCloseable {
        int port();

        default URI uri(String pathAndQuery) {
            return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
        }

        @Override
        void close();
    }

    /** Those that read a web.xml and annotations by themselves. */
    public static List<Container> withDescriptor() {
        return List.of(JETTY, TOMCAT);
    }

    /** Starts a container with one web application at the root; throws when its deployment fails. */
    public abstract Running start(WebApplication application) throws Exception;

    /** Starts a container with an unpacked web application at the root; throws when its deployment fails. */
    public abstract Running startExploded(Path webApplication) throws Exception;
}
