package org.lambdainvoke.it.frameworks;

import java.util.List;
import java.util.Locale;
import org.lambdainvoke.PayloadFormat;

/** The six, with the formats that each of them reads; by the first it is most often used. */
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
    HTTP4K(PayloadFormat.API_GATEWAY_V2, PayloadFormat.API_GATEWAY_V1, PayloadFormat.LOAD_BALANCER);

    private final List<PayloadFormat> formats;

    Framework(PayloadFormat... formats) {
        this.formats = List.of(formats);
    }

    List<PayloadFormat> formats() {
        return formats;
    }

    /** What {@link FunctionFilter} knows it by. */
    String function(PayloadFormat format) {
        return this + "-" + format.text();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
