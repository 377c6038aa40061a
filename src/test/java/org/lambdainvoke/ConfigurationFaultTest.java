package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.container.Configurations;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Wrong configurations: each fails deployment with the parameter's name, and none prints a secret. */
@RunWith(Parameterized.class)
public class ConfigurationFaultTest {
    private static final String SECRET = "hush-hush";

    @Parameters(name = "{0} -> {1}")
    public static List<Object[]> wrongConfigurations() {
        List<Object[]> table = new ArrayList<>();
        row(table, "function_name: found []", "function_name", "");
        row(table, "function_name: found [two words]", "function_name", "two words");
        row(table, "function_name: found [.]", "function_name", ".");
        row(table, "function_name: found [arn:aws:s3:::bucket]", "function_name", "arn:aws:s3:::bucket");
        row(table, "aws_key: found [hidden]", "aws_key", SECRET);
        row(table, "aws_secret: found [hidden]", "aws_secret", SECRET);
        row(table, "aws_session_token: found [hidden]", "aws_session_token", SECRET);
        row(table, "aws_secret is not set", "aws_key", SECRET, "aws_session_token", SECRET);
        row(table, "aws_secret: found [hidden]", "aws_key", "AKID", "aws_secret", SECRET + "${env:NO_SUCH_VARIABLE}");
        row(table, "aws_secret: found [hidden]", "aws_key", "AKID", "aws_secret", SECRET + "\nX-Forged: 1");
        row(table, "aws_region: found [EU-West-1]", "aws_region", "EU-West-1");
        row(
                table,
                "aws_region: found [eu-west-1]",
                "function_name",
                "arn:aws:lambda:us-east-1:123456789012:function:f");
        row(table, "qualifier: found [not valid]", "qualifier", "not valid");
        row(table, "function_name says [1]", "function_name", "greet:1", "qualifier", "2");
        row(table, "it is spelled [RequestResponse]", "invocation_type", "requestresponse");
        row(table, "invocation_type: found [Fire]", "invocation_type", "Fire");
        row(table, "log_type: found [tail]", "log_type", "tail");
        row(table, "timeout: found [soon]", "timeout", "soon");
        row(table, "timeout: found [0]", "timeout", "0");
        row(table, "timeout: found [900001]", "timeout", "900001");
        row(table, "timeout: found [60s]", "timeout", "60s");
        row(table, "connect_timeout: found [-1]", "connect_timeout", "-1");
        row(table, "keepalive: found [0]", "keepalive", "0");
        row(table, "max_concurrency: found [0]", "max_concurrency", "0");
        row(table, "retries: found [11]", "retries", "11");
        row(table, "shadow: found [101]", "shadow", "101");
        row(table, "invocation_type is [Event]", "shadow", "5", "invocation_type", "Event");
        row(table, "shadow_methods: found [get]", "shadow_methods", "get");
        row(table, "shadow_writes is [false]", "shadow_methods", "GET,POST");
        row(table, "shadow_ignore: found [total]", "shadow_ignore", "total");
        row(table, "shadow_ignore: found [/a/~2]", "shadow_ignore", "/a/~2");
        row(table, "shadow_ignore: found [header:two words]", "shadow_ignore", "header:two words");
        row(table, "shadow_max_body: found [6291457]", "shadow_max_body", "6291457");
        row(table, "shadow_control: found [0.001]", "shadow_control", "0.001");
        row(table, "shadow_samples: found [all]", "shadow_samples", "all");
        row(table, "endpoint_url: found [localhost:9000]", "endpoint_url", "localhost:9000");
        row(table, "endpoint_url: found [ftp://host/]", "endpoint_url", "ftp://host/");
        String hidden = "endpoint_url: found [an URL with user information or a query]";
        row(table, hidden, "endpoint_url", "http://u:" + SECRET + "@h/");
        row(table, hidden, "endpoint_url", "http://u:" + SECRET + "@my_host:4566");
        row(table, hidden, "endpoint_url", "http://u:" + SECRET + " x@h/");
        row(table, hidden, "endpoint_url", "http://h/?token=" + SECRET);
        row(table, "endpoint_url: found [http://h:70000]", "endpoint_url", "http://h:70000");
        row(table, "timeout: found [${sys:java.specification.name}]", "timeout", "${sys:java.specification.name}");
        row(table, "payload: found [parameter]", "payload", "parameter");
        row(table, "response: found [raw]", "response", "raw");
        row(table, "unhandled_status: found [199]", "unhandled_status", "199");
        row(table, "unhandled_status: found [600]", "unhandled_status", "600");
        row(table, "expose_function_error: found [yes]", "expose_function_error", "yes");
        row(table, "max_request_body: found [-1]", "max_request_body", "-1");
        row(table, "max_parameters: found [0]", "max_parameters", "0");
        row(table, "multipart_max_parts: found [many]", "multipart_max_parts", "many");
        row(table, "request_headers_exclude: found [x y]", "request_headers_exclude", "x y");
        row(table, "request_headers_exclude: found [a, ]", "request_headers_exclude", "a,");
        row(table, "response_headers_exclude: found [*a, b*]", "response_headers_exclude", "*a, b*");
        String attributes = "authorizer_attributes";
        row(table, attributes + ": found [principalId]", attributes, "principalId", "payload", "apigateway-1.0");
        row(table, attributes + ": found [tenant]", attributes, "tenant", "payload", "alb");
        row(table, "payload is [alb-multi-value]", attributes, "tenant", "payload", "alb-multi-value");
        row(table, "payload is [parameters]", attributes, "tenant");
        row(table, "tenant_id: found [header:X-Tenant]", "tenant_id", "header:X-Tenant");
        row(table, "tenant_id: found [attribute:]", "tenant_id", "attribute:");
        row(table, "invocation_type is [Event]", "streaming", "true", "invocation_type", "Event");
        row(table, "client is [sdk]", "streaming", "true", "client", "sdk");
        String role = "arn:aws:iam::123456789012:role/caller";
        row(table, "aws_assume_role_arn: found [caller]", "aws_assume_role_arn", "caller");
        row(table, "aws_role_session_name: found [a b]", "aws_assume_role_arn", role, "aws_role_session_name", "a b");
        row(table, "aws_role_session_name: found [alone]", "aws_role_session_name", "alone");
        row(table, "aws_external_id: found [hidden]", "aws_external_id", SECRET);
        row(table, "aws_external_id: found [hidden]", "aws_assume_role_arn", role, "aws_external_id", SECRET + "!");
        row(table, "aws_sts_endpoint_url: found [sts]", "aws_assume_role_arn", role, "aws_sts_endpoint_url", "sts");
        row(table, "proxy_url: found [hidden]", "proxy_url", "http://user:" + SECRET + "@proxy");
        row(table, "proxy_url: found [hidden]", "proxy_url", "https://" + SECRET + ":3128");
        row(table, "proxy_url: found [hidden]", "proxy_url", "http://" + SECRET + "@proxy:3128");
        String proxy = "http://proxy:3128";
        row(table, "no_proxy: found [proxy:3128]", "proxy_url", proxy, "no_proxy", "proxy:3128");
        row(table, "no_proxy: found [a, 10.0.0.0/8]", "proxy_url", proxy, "no_proxy", "a, 10.0.0.0/8");
        row(table, "no_proxy: found [*.a]", "proxy_url", proxy, "no_proxy", "*.a");
        row(table, "no_proxy: found [a, ]", "proxy_url", proxy, "no_proxy", "a,");
        row(table, "proxy_url is not set", "no_proxy", "localhost");
        row(table, "trust_store: found [/no/such/file]", "trust_store", "/no/such/file");
        row(table, "trust_store: found [/dev]", "trust_store", "/dev");
        String store = FaultEndpoint.trustStore().file().getPath();
        row(table, "trust_store: found [" + store + "]", "trust_store", store);
        row(table, "trust_store: found [" + store + "]", "trust_store", store, "trust_store_password", SECRET);
        row(table, "trust_store_password: found [hidden]", "trust_store_password", SECRET);
        row(table, "startup_check: found [always]", "startup_check", "always");
        row(table, "request_id_header: found [a b]", "request_id_header", "a b");
        row(table, "request_id_header: found [Content-Type]", "request_id_header", "Content-Type");
        row(table, "request_id_header: found [connection]", "request_id_header", "connection");
        row(table, "the nearest is [timeout]", "time_out", "1");
        row(table, "the nearest is [function_name]", "functionName", "greet");
        row(table, "${file:/no/such/file} has no value", "qualifier", "${file:/no/such/file}");
        row(table, "a placeholder is not closed", "qualifier", "${env:PATH");
        row(table, "placeholders are ${env:NAME}", "qualifier", "${NAME}");
        return table;
    }

    private static void row(List<Object[]> table, String expected, String... params) {
        Map<String, String> initParams = new LinkedHashMap<>();
        initParams.put("function_name", "greet");
        initParams.put("aws_region", "eu-west-1");
        for (int i = 0; i < params.length; i += 2) {
            initParams.put(params[i], params[i + 1]);
        }
        table.add(new Object[] {String.join(" ", params), expected, initParams});
    }

    @Parameter
    public String configuration;

    @Parameter(1)
    public String expected;

    @Parameter(2)
    public Map<String, String> initParams;

    @Test
    public void initFailsAndNamesTheParameter() {
        FilterConfig config = Configurations.of(initParams, Map.of());
        ServletException failure =
                catchThrowableOfType(ServletException.class, () -> new LambdaInvokeFilter().init(config));
        assertThat(failure).hasMessageContaining(expected);
        assertThat(printed(failure)).doesNotContain(SECRET);
    }

    @Test
    public void deploymentFailsOnJettyWithTheMessage() {
        WebApplication application = new WebApplication().filter(new LambdaInvokeFilter(), initParams);
        assertThat(catchThrowableOfType(ServletException.class, () -> Container.JETTY.start(application)))
                .hasMessageContaining(expected);
    }

    @Test
    public void deploymentFailsOnTomcat() {
        WebApplication application = new WebApplication().filter(new LambdaInvokeFilter(), initParams);
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> Container.TOMCAT.start(application)))
                .hasMessage("the web application did not start");
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
