package org.lambdainvoke.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import jakarta.servlet.DispatcherType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.http.failure.FaultTable.Row;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.Wire;

/**
 * The rows of the fault table whose endpoint goes on listening, once more over TLS, which has good-byes of its own. All
 * at once, as they do little but wait.
 */
@RunWith(Parameterized.class)
public class FaultOverTlsTest {
    @Parameters(name = "{0}, {1}")
    public static List<Object[]> clientsAndVersions() {
        List<Object[]> all = new ArrayList<>();
        for (InvokeClient client : InvokeClient.values()) {
            for (Wire wire : Wire.withTls()) {
                all.add(new Object[] {client, wire});
            }
        }
        return all;
    }

    @Parameter
    public InvokeClient client;

    @Parameter(1)
    public Wire wire;

    private final Map<Row, FaultEndpoint> endpoints = new LinkedHashMap<>();

    @After
    public void stopEndpoints() {
        endpoints.values().forEach(FaultEndpoint::close);
    }

    @Test
    public void isToldAsWithoutTls() throws Exception {
        WebApplication application = new WebApplication();
        for (Row row : ConnectionFaultRows.PATIENT) {
            endpoints.put(row, FaultEndpoint.started());
            application.filter(
                    new LambdaInvokeFilter(), path(row), initParams(row), EnumSet.of(DispatcherType.REQUEST));
        }
        Map<Row, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
        try (Container.Running server = Container.JETTY.start(application.async())) {
            for (Row row : endpoints.keySet()) {
                answers.put(
                        row,
                        Http.sendAsync(HttpRequest.newBuilder(server.uri(path(row)))
                                .POST(BodyPublishers.ofString("x".repeat(row.upload())))));
            }
            for (Row row : endpoints.keySet()) {
                HttpResponse<String> answer = answers.get(row).get();
                assertThat(reason(answer)).as(row.toString()).isEqualTo(row.outcome().code);
                assertThat(answer.statusCode()).as(row.toString()).isEqualTo(row.outcome().status);
                assertThat(endpoints.get(row).attempts()).as(row.toString()).isEqualTo(row.attempts());
                assertThat(endpoints.get(row).invocations()).as(row.toString()).isEqualTo(row.invocations());
            }
        }
    }

    private static String path(Row row) {
        return "/" + ConnectionFaultRows.PATIENT.indexOf(row);
    }

    private static String reason(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("reason")
                .getAsString();
    }

    private Map<String, String> initParams(Row row) {
        TrustStore trust = FaultEndpoint.trustStore();
        Map<String, String> params = new LinkedHashMap<>(row.more());
        // All rows shake hands at once.
        params.put("connect_timeout", "10000");
        params.replace("timeout", "1000", "2500");
        params.replace("timeout", "2000", "2500");
        params.putAll(FaultEndpoint.initParams(
                row.endpointUrl().apply(endpoints.get(row).speaking(wire))));
        params.put("trust_store", trust.file().getPath());
        params.put("trust_store_password", trust.password());
        params.put("client", client.text());
        return params;
    }
}
