package org.lambdainvoke.it.frameworks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.local.LocalLambda;
import org.lambdainvoke.proof.property.HostilePath;

/**
 * The init-params of the filters of {@link FunctionFilter}.
 *
 * @param javaSide where functions in Java are
 * @param nodeUrl the endpoint of functions in Node
 * @param eventsUrl the endpoint of a function that answers with its event
 */
record Functions(LocalLambda javaSide, String nodeUrl, String eventsUrl) {
    static final List<PayloadFormat> FORMATS = List.of(
            PayloadFormat.API_GATEWAY_V1,
            PayloadFormat.API_GATEWAY_V2,
            PayloadFormat.FUNCTION_URL,
            PayloadFormat.LOAD_BALANCER,
            PayloadFormat.LOAD_BALANCER_MULTI_VALUE,
            PayloadFormat.REQUEST);

    /** Those whose events say which route a request has met. */
    static final List<PayloadFormat> FORMATS_WITH_ROUTE =
            List.of(PayloadFormat.API_GATEWAY_V1, PayloadFormat.API_GATEWAY_V2);

    /** The name of a filter whose function answers with its event. */
    static String ofEvents(PayloadFormat format, boolean hasRoutes) {
        return format.text() + (hasRoutes ? "-routes" : "");
    }

    /** Those of each filter by its name. */
    Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> functions = new LinkedHashMap<>();
        for (PayloadFormat format : FORMATS) {
            functions.put(ofEvents(format, false), function("event", initParams(eventsUrl, format, "payload")));
        }
        for (PayloadFormat format : FORMATS_WITH_ROUTE) {
            Map<String, String> params = initParams(eventsUrl, format, "payload");
            params.put("routes", "* " + HostilePath.PREFIX + "/{rest+} event");
            functions.put(ofEvents(format, true), params);
        }
        for (Framework framework : Framework.values()) {
            boolean isJava = framework == Framework.JERSEY || framework == Framework.HTTP4K;
            String endpoint = isJava ? javaSide.endpointUrl() : nodeUrl;
            for (PayloadFormat format : framework.formats()) {
                functions.put(
                        framework.function(format),
                        function(handler(framework, format), initParams(endpoint, format, "proxy")));
            }
            for (PayloadFormat format : framework.formatsWithRoute()) {
                Map<String, String> params = initParams(endpoint, format, "proxy");
                params.put("routes", framework.routes(handler(framework, format)));
                functions.put(framework.functionWithRoutes(format), params);
            }
        }
        return functions;
    }

    /** The handler of a framework that has one for some formats alone. */
    private static String handler(Framework framework, PayloadFormat format) {
        boolean isHttpApi = format == PayloadFormat.API_GATEWAY_V2 || format == PayloadFormat.FUNCTION_URL;
        boolean isMultiValue = format == PayloadFormat.LOAD_BALANCER_MULTI_VALUE;
        return switch (framework) {
            case FASTIFY -> framework + (isMultiValue ? "-multi-value" : "");
            case JERSEY -> framework + (isHttpApi ? "-http" : "-rest");
            case HTTP4K ->
                framework + (isHttpApi ? "-http" : format == PayloadFormat.LOAD_BALANCER ? "-load-balancer" : "-rest");
            default -> framework.toString();
        };
    }

    private static Map<String, String> function(String name, Map<String, String> initParams) {
        initParams.put("function_name", name);
        return initParams;
    }

    private Map<String, String> initParams(String endpoint, PayloadFormat format, String response) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("aws_region", LocalLambda.REGION);
        params.put("endpoint_url", endpoint);
        params.put("aws_key", javaSide.accessKey());
        params.put("aws_secret", javaSide.secretKey());
        params.put("payload", format.text());
        params.put("response", response);
        return params;
    }
}
