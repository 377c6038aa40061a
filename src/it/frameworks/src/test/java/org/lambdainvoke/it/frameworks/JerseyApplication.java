package org.lambdainvoke.it.frameworks;

import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.jersey.JerseyLambdaContainerHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.servlet.ServletContainer;
import org.lambdainvoke.proof.differential.AnswerResource;
import org.lambdainvoke.proof.differential.EchoResource;

/** A JAX-RS application, in a servlet container and behind AWS's library for it. */
final class JerseyApplication {
    static {
        // Where no charset is named, the library would take ISO-8859-1.
        LambdaContainerHandler.getContainerConfig().setDefaultContentCharset(StandardCharsets.UTF_8.name());
    }

    private JerseyApplication() {}

    static HttpServlet servlet() {
        return new ServletContainer(application());
    }

    /** For events of REST APIs and of load balancers, which the library tells apart by itself. */
    static RequestStreamHandler restApi() {
        return JerseyLambdaContainerHandler.getAwsProxyHandler(application())::proxyStream;
    }

    static RequestStreamHandler httpApi() {
        return JerseyLambdaContainerHandler.getHttpApiV2ProxyHandler(application())::proxyStream;
    }

    private static ResourceConfig application() {
        return new ResourceConfig()
                .registerResources(below("public", EchoResource.class), below("public", AnswerResource.class))
                .register(Outside.class)
                .register(RouteFilter.class)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true);
    }

    private static Resource below(String path, Class<?> resource) {
        Resource.Builder parent = Resource.builder(path);
        parent.addChildResource(Resource.from(resource));
        return parent.build();
    }

    /** Everything that no other resource has. */
    @Path("{any: .*}")
    public static final class Outside {
        @GET
        public String outside() {
            return "outside";
        }
    }

    /** Says which part of the application has answered. */
    public static final class RouteFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            String path = request.getUriInfo().getPath();
            boolean isPublic = path.equals("public") || path.startsWith("public/");
            response.getHeaders().putSingle("X-Route", isPublic ? "public" : "outside");
            response.getHeaders()
                    .putSingle(OutsideCheck.SEEN_PATH, URLEncoder.encode("/" + path, StandardCharsets.UTF_8));
        }
    }
}
