package org.lambdainvoke.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.util.Throwables;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.LambdaRule;
import org.mockito.Mockito;

/** {@code startup_check=dry-run}: what would fail with the first request fails the deployment. */
public class StartupCheckTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final FilterConfig config = Mockito.mock(FilterConfig.class);
    private final LambdaInvokeFilter filter = new LambdaInvokeFilter();

    @Before
    public void prepare() {
        ServletContext application = Mockito.mock(ServletContext.class);
        Mockito.when(config.getServletContext()).thenReturn(application);
        Mockito.when(application.getInitParameterNames()).thenReturn(Collections.emptyEnumeration());
    }

    private void init(Map<String, String> params) throws ServletException {
        Mockito.when(config.getInitParameterNames()).thenReturn(Collections.enumeration(params.keySet()));
        params.forEach(
                (name, value) -> Mockito.when(config.getInitParameter(name)).thenReturn(value));
        filter.init(config);
    }

    @Test
    public void functionIsCalledWithoutBeingRun() throws Exception {
        init(lambda.initParams("echo", "startup_check", "dry-run"));
        filter.destroy();
        assertThat(lambda.onlyInvocation().headers()).containsEntry("x-amz-invocation-type", List.of("DryRun"));
    }

    /** A function that runs for tenants is not invoked without one. */
    @Test
    public void functionWithTenantsIsAskedForOneOfTheChecksOwn() throws Exception {
        init(lambda.initParams("echo", "startup_check", "dry-run", "tenant_id", "attribute:tenant"));
        filter.destroy();
        assertThat(lambda.onlyInvocation().tenantId()).isEqualTo("lambda-invoke-startup-check");
    }

    @Test
    public void functionWithoutTenantsIsAskedForNone() throws Exception {
        init(lambda.initParams("echo", "startup_check", "dry-run"));
        filter.destroy();
        assertThat(lambda.onlyInvocation().tenantId()).isNull();
    }

    @Test
    public void functionOfTwoRoutesIsAskedAsEachOfThemAsks() throws Exception {
        init(lambda.tableParams(
                "routes",
                "* /a echo tenant_id=principal\n* /b echo\n* /c echo tenant_id=attribute:tenant",
                "startup_check",
                "dry-run"));
        filter.destroy();
        assertThat(lambda.invocations())
                .extracting(LocalInvocation::tenantId)
                .containsExactlyInAnyOrder("lambda-invoke-startup-check", null);
    }

    @Test
    public void unknownFunctionFailsTheDeployment() {
        assertThatThrownBy(() -> init(lambda.initParams("missing", "startup_check", "dry-run")))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("startup_check")
                .hasMessageContaining("missing")
                .hasMessageContaining("reason=rejected");
    }

    @Test
    public void wrongSecretFailsTheDeploymentWithoutBeingShown() {
        Map<String, String> params = new TreeMap<>(lambda.initParams("echo", "startup_check", "dry-run"));
        params.put("aws_secret", "secret-of-the-tests");
        assertThatThrownBy(() -> init(params))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("reason=rejected")
                .message()
                .doesNotContain("secret-of-the-tests");
    }

    /** Containers print all causes, and AWS's message about a signature quotes the session token. */
    @Test
    public void refusalOfAwsIsNotAmongTheCauses() {
        Map<String, String> params = new TreeMap<>(lambda.initParams("echo", "startup_check", "dry-run"));
        params.put("aws_secret", "secret-of-the-tests");
        Throwable failure = catchThrowable(() -> init(params));
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("com.amazonaws");
    }

    @Test
    public void clockThatIsOffIsReported() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        endpoint.script(Fault.apiError(403, "InvalidSignatureException", "Date: " + inAnHour));
        Map<String, String> params = new TreeMap<>(lambda.initParams("echo", "startup_check", "dry-run"));
        params.put("endpoint_url", endpoint.url());
        assertThatThrownBy(() -> init(params))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("InvalidSignatureException")
                .hasMessageContaining("this machine's clock is 60 min behind the endpoint's");
    }

    @Test
    public void webServerThatTakesEverythingIsNotLambda() {
        Map<String, String> params = new TreeMap<>(lambda.initParams("echo", "startup_check", "dry-run"));
        params.put("endpoint_url", endpoint.script(Fault.good("{}")).url());
        assertThatThrownBy(() -> init(params))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("reason=bad_answer");
    }

    @Test
    public void nothingIsCalledUnlessItIsAskedFor() throws Exception {
        init(lambda.initParams("echo"));
        filter.destroy();
        assertThat(lambda.invocations()).isEmpty();
    }
}
