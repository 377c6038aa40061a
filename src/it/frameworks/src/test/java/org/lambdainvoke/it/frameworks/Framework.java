package org.lambdainvoke.it.frameworks;

import java.util.List;
import java.util.Locale;
import org.lambdainvoke.PayloadFormat;

/**
 * The six, with the formats that each of them reads; by the first it is most often used. And two that know their routes
 * by what an event says of them alone.
 */
enum Framework {
    /** Reads {@code rawPath}, and {@code path} of the others, as a URL of the WHATWG. */
    HONO(
            PayloadFormat.API_GATEWAY_V2,
            PayloadFormat.FUNCTION_URL,
            PayloadFormat.API_GATEWAY_V1,
            PayloadFormat.LOAD_BALANCER,
            PayloadFormat.LOAD_BALANCER_MULTI_VALUE),
    /** Reads {@code rawPath}, and {@code path} of the others; so does its injected request. */
    FASTIFY(
            PayloadFormat.API_GATEWAY_V2,
            PayloadFormat.FUNCTION_URL,
            PayloadFormat.API_GATEWAY_V1,
            PayloadFormat.LOAD_BALANCER,
            PayloadFormat.LOAD_BALANCER_MULTI_VALUE),
    /** Reads {@code path}, of format 1.0 {@code pathParameters} before it. */
    EXPRESS(
            PayloadFormat.LOAD_BALANCER_MULTI_VALUE,
            PayloadFormat.API_GATEWAY_V1,
            PayloadFormat.API_GATEWAY_V2,
            PayloadFormat.FUNCTION_URL,
            PayloadFormat.LOAD_BALANCER),
    /** Reads {@code resource} and finds the procedure's name in {@code pathParameters}. */
    TRPC(PayloadFormat.API_GATEWAY_V1, PayloadFormat.API_GATEWAY_V2, PayloadFormat.FUNCTION_URL),
    /** Jersey by AWS's own library. */
    JERSEY(PayloadFormat.API_GATEWAY_V1, PayloadFormat.API_GATEWAY_V2, PayloadFormat.LOAD_BALANCER_MULTI_VALUE),
    HTTP4K(PayloadFormat.API_GATEWAY_V2, PayloadFormat.API_GATEWAY_V1, PayloadFormat.LOAD_BALANCER),
    /** Reads {@code requestContext.resourcePath} and {@code pathParameters} of format 1.0, and no path. */
    CLAUDIA,
    /** Reads {@code routeKey} and {@code pathParameters} of format 2.0, as the handlers of AWS's tutorials do. */
    TUTORIAL;

    private final List<PayloadFormat> formats;

    Framework(PayloadFormat... formats) {
        this.formats = List.of(formats);
    }

    List<PayloadFormat> formats() {
        return formats;
    }

    /** Those that say which route of a table a request has met. */
    List<PayloadFormat> formatsWithRoute() {
        return switch (this) {
            case CLAUDIA -> List.of(PayloadFormat.API_GATEWAY_V1);
            case TUTORIAL -> List.of(PayloadFormat.API_GATEWAY_V2);
            default ->
                formats.stream().filter(Functions.FORMATS_WITH_ROUTE::contains).toList();
        };
    }

    /** The application that is served without Lambda. */
    Framework alone() {
        // They have no server. Its application is the same.
        return this == CLAUDIA || this == TUTORIAL ? HONO : this;
    }

    /** What {@link FunctionFilter} knows it by. */
    String function(PayloadFormat format) {
        return this + "-" + format.text();
    }

    /** What {@link FunctionFilter} knows it by where it has a route table. */
    String functionWithRoutes(PayloadFormat format) {
        return function(format) + "-routes";
    }

    /** The routes that lead to {@code function}. */
    String routes(String function) {
        return this == TRPC
                // The name of a procedure is the value of a variable.
                ? "* /{procedure+} " + function
                : "GET,POST,PUT,PATCH,DELETE,OPTIONS /public/echo/{rest+} " + function + "\n* /public/answer/{name} "
                        + function;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
