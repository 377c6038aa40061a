package org.lambdainvoke.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.Container;
import org.lambdainvoke.support.Http;
import org.lambdainvoke.support.LambdaRule;
import org.lambdainvoke.support.WebApplication;

/** A request that the container has let in before it took the web application down, and hands to the filter after. */
public class LateRequestTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Test
    public void filterWhoseClassLoaderIsClosedIsStopping() throws Exception {
        URLClassLoader loader = new URLClassLoader(classPath(), new ServletApiOnly());
        Filter filter = (Filter) loader.loadClass("org.lambdainvoke.LambdaInvokeFilter")
                .getConstructor()
                .newInstance();
        WebApplication application = new WebApplication().filter(new KeptUp(filter), lambda.initParams("echo"));
        try (Container.Running server = Container.JETTY.start(application)) {
            assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
            filter.destroy();
            loader.close();
            HttpResponse<String> late = Http.get(server.uri("/"));
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("\"reason\":\"stopping\"");
        }
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(ExplodedApplication.TARGET.resolve("classes").toUri().toURL());
        for (String jar : ExplodedApplication.classPath("application").split(File.pathSeparator, -1)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Loads the Servlet API as the container does, and hides the rest of the tests' class path. */
    private static final class ServletApiOnly extends ClassLoader {
        ServletApiOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
                return LateRequestTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** Leaves it to the test when the filter is destroyed. */
    private record KeptUp(Filter filter) implements Filter {
        @Override
        public void init(FilterConfig config) throws ServletException {
            filter.init(config);
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            filter.doFilter(request, response, chain);
        }
    }
}
