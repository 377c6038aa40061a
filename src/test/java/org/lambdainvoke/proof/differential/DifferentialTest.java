package org.lambdainvoke.proof.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.jersey.JerseyLambdaContainerHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * One JAX-RS application, served by the container and served behind the filter by AWS's container library: generated
 * requests are answered alike.
 */
@RunWith(Parameterized.class)
public class DifferentialTest {
    private static final int REQUESTS = 200;
    private static final long SEED = 20261123;

    @Parameters(name = "{0}")
    public static List<String> payloads() {
        return List.of("apigateway-1.0", "apigateway-2.0", "alb-multi-value");
    }

    @Parameter
    public String payload;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    public DifferentialTest() {
        // Where no charset is named, the library would take ISO-8859-1.
        LambdaContainerHandler.getContainerConfig().setDefaultContentCharset(StandardCharsets.UTF_8.name());
        lambda.function("apigateway-1.0", restApi());
        lambda.function("apigateway-2.0", httpApi());
        lambda.function("alb-multi-value", restApi());
    }

    private static ResourceConfig application() {
        return new ResourceConfig()
                .register(EchoResource.class)
                .register(AnswerResource.class)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true);
    }

    /** The library tells a load balancer's event from a REST API's by itself. */
    private static RequestStreamHandler restApi() {
        return JerseyLambdaContainerHandler.getAwsProxyHandler(application())::proxyStream;
    }

    private static RequestStreamHandler httpApi() {
        return JerseyLambdaContainerHandler.getHttpApiV2ProxyHandler(application())::proxyStream;
    }

    @Test
    public void applicationAnswersAlikeInTheContainerAndBehindTheFilter() throws Exception {
        WebApplication direct = new WebApplication().servlet("/*", new ServletContainer(application()));
        WebApplication behind =
                new WebApplication().filter(new LambdaInvokeFilter(), lambda.initParams(payload, "payload", payload));
        try (Container.Running directServer = Container.JETTY.start(direct);
                Container.Running behindServer = Container.JETTY.start(behind)) {
            SoftAssertions all = new SoftAssertions();
            for (GeneratedRequest request : GeneratedRequest.generate(REQUESTS, SEED)) {
                ReceivedAnswer expected = ReceivedAnswer.parse(Http.raw(directServer.port(), request.message(), false));
                ReceivedAnswer actual = ReceivedAnswer.parse(Http.raw(behindServer.port(), request.message(), false));
                all.assertThat(comparable(actual)).as(request.toString()).isEqualTo(comparable(expected));
            }
            all.assertAll();
        }
        assertThat(lambda.invocations()).hasSize(REQUESTS);
    }

    private ReceivedAnswer comparable(ReceivedAnswer answer) {
        ReceivedAnswer rest = answer.withoutForcedDifferences();
        return switch (payload) {
            case "apigateway-1.0" -> rest.withoutTypeOfEmptyBody();
            case "apigateway-2.0" -> rest.withSingleValues();
            default -> rest;
        };
    }
}
