// What the README of 0.1.0 documented, with the imports of that release. It is compiled after the renames of
// CHANGELOG.md, and changes no more.
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebInitParam;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.FilterSettingsBuilder;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.config.ConfigurationException;
import org.lambdainvoke.invoke.ConnectionCounts;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationType;
import org.lambdainvoke.invoke.InvokeClient;
import org.lambdainvoke.invoke.LogType;
import org.lambdainvoke.invoke.StartupCheck;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.MicrometerMetrics;
import org.lambdainvoke.payload.PayloadFormat;
import org.lambdainvoke.response.ResponseFormat;

public final class Application {
    @WebFilter(
            urlPatterns = "/greet",
            asyncSupported = true,
            initParams = {
                @WebInitParam(name = "function_name", value = "greet"),
                @WebInitParam(name = "aws_region", value = "eu-west-1")
            })
    public static final class GreetFilter extends LambdaInvokeFilter {}

    private Application() {}

    static void register(ServletContext servletContext, FilterSettings settings) {
        FilterRegistration.Dynamic greet = servletContext.addFilter("greet", new LambdaInvokeFilter(settings));
        greet.setAsyncSupported(true);
        greet.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/greet");
    }

    static FilterSettings local(Class<?> handler) {
        try (LocalLambda lambda = LocalLambda.builder()
                .function(LocalFunction.of("greet", handler))
                .start()) {
            return FilterSettings.builder()
                    .functionName("greet")
                    .awsRegion(LocalLambda.REGION)
                    .endpointUrl(lambda.endpointUrl())
                    .awsKey(lambda.accessKey())
                    .awsSecret(lambda.secretKey())
                    .build();
        }
    }

    static void observe(ServletContext servletContext, MeterRegistry registry) {
        servletContext.setAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE, new MicrometerMetrics(registry));
    }

    /** Every parameter of 0.1.0. */
    static FilterSettings all() {
        FilterSettingsBuilder builder = FilterSettings.builder()
                .awsKey("key")
                .awsSecret("secret")
                .awsSessionToken("token")
                .awsAssumeRoleArn("arn:aws:iam::123456789012:role/caller")
                .awsRoleSessionName("session")
                .awsExternalId("external")
                .awsStsEndpointUrl("http://localhost:1")
                .awsRegion("eu-west-1")
                .functionName("greet")
                .qualifier("live")
                .invocationType(InvocationType.REQUEST_RESPONSE)
                .logType(LogType.TAIL)
                .timeout(Duration.ofSeconds(29))
                .connectTimeout(Duration.ofSeconds(1))
                .keepalive(Duration.ofSeconds(60))
                .maxConcurrency(100)
                .retries(1)
                .endpointUrl("http://localhost:2")
                .proxyUrl("http://localhost:3128")
                .trustStore("authorities.p12")
                .trustStorePassword("changeit")
                .client(InvokeClient.POOLED)
                .payload(PayloadFormat.API_GATEWAY_V2)
                .response(ResponseFormat.PROXY)
                .unhandledStatus(500)
                .exposeFunctionError(false)
                .maxRequestBody(1024)
                .maxParameters(10)
                .multipartMaxParts(10)
                .requestHeadersExclude(List.of("X-Internal-*"))
                .responseHeadersExclude(List.of("X-Powered-By"))
                .streaming(true)
                .streamIdleTimeout(Duration.ofSeconds(10))
                .authorizerAttributes(List.of("tenant"))
                .startupCheck(StartupCheck.DRY_RUN)
                .requestIdHeader("X-Request-Id")
                .listener(new Listener());
        try {
            return builder.build();
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static final class Listener implements InvocationListener {
        @Override
        public void finished(InvocationEvent event) {
            FailureReason reason = event.reason();
            System.out.println(event.filterName() + " " + (reason == null ? "ok" : reason.code()));
        }

        @Override
        public void started(FilterGauges gauges) {
            ConnectionCounts connections = gauges.connections();
            System.out.println(gauges.running() + " " + connections);
        }
    }
}
