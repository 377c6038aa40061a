package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.support.client.GoldenEvent;
import org.lambdainvoke.support.client.GoldenRequest;

/**
 * Each golden request in each format. After a wanted change of a format, {@code GOLDEN=write mvn test
 * -Dtest=GoldenEventTest} writes the events anew; the difference is then read line by line.
 */
@RunWith(Parameterized.class)
public class GoldenEventTest {
    @Parameters(name = "{0} of {1}")
    public static List<Object[]> cases() {
        List<Object[]> cases = new ArrayList<>();
        for (GoldenRequest request : GoldenRequest.all()) {
            for (PayloadFormat format : PayloadFormat.values()) {
                if (format != PayloadFormat.PARAMETERS && format != PayloadFormat.BODY) {
                    cases.add(new Object[] {format, request});
                }
            }
        }
        return cases;
    }

    @Parameter
    public PayloadFormat format;

    @Parameter(1)
    public GoldenRequest request;

    @Test
    public void eventIsTheGoldenOne() throws Exception {
        Bytes payload = Inside.encode(format, snapshot(), Snapshots.LIMITS);
        String event = payload.decode(StandardCharsets.UTF_8);
        if ("write".equals(System.getenv("GOLDEN"))) {
            GoldenEvent.write(request.event(format.text()), event);
        }
        assertThat(GoldenEvent.comparable(event)).isEqualTo(GoldenEvent.read(request.event(format.text())));
    }

    private RequestSnapshot snapshot() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.fields()
                .forEach(field -> values.computeIfAbsent(field.name(), name -> new ArrayList<>())
                        .add(field.value()));
        List<RequestFields.Field> fields = values.entrySet().stream()
                .map(entry -> new RequestFields.Field(entry.getKey(), entry.getValue()))
                .toList();
        RequestTarget target = RequestTarget.of(
                request.method(), request.path(), request.contextPath(), null, request.query(), "HTTP/1.1");
        RequestHead head =
                Snapshots.head(target, RequestFields.of(fields, FieldNames.NONE), Snapshots.PEER, Snapshots.NOBODY);
        String route = request.route();
        return new RequestSnapshot(
                route == null ? head : Matches.routed(head, Matches.of(route, target)),
                request.last("content-type"),
                request.body(),
                null);
    }
}
