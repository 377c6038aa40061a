package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes in what a webhook delivers, if it is signed as GitHub signs. It shows the event of a function URL: names of
 * headers are in lower case, and a body that is not text comes in base64, so that a signature over its very bytes can
 * be checked. What it returns without a {@code statusCode} is the body of a 200.
 */
public final class WebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, Map<String, Object>> {
    /** The secret of GitHub's own example; a function in AWS would have it from its environment. */
    private static final String SECRET = "It's a Secret to Everybody";

    @Override
    public Map<String, Object> handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if (!event.getRequestContext().getHttp().getMethod().equals("POST")) {
            return Map.of("statusCode", 405, "headers", Map.of("allow", "POST"));
        }
        byte[] body = bodyOf(event);
        String signature = event.getHeaders().getOrDefault("x-hub-signature-256", "");
        if (!MessageDigest.isEqual(bytes(signature), bytes("sha256=" + hmac(body)))) {
            context.getLogger().log("Refused a delivery of " + body.length + " bytes");
            Map<String, String> headers = Map.of("content-type", "text/plain");
            return Map.of("statusCode", 403, "headers", headers, "body", "The signature does not fit the body.\n");
        }
        context.getLogger().log("Took in a delivery of " + body.length + " bytes");
        return Map.of("bytes", body.length, "base64", event.getIsBase64Encoded());
    }

    private static byte[] bodyOf(APIGatewayV2HTTPEvent event) {
        if (event.getBody() == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(event.getBody()) : bytes(event.getBody());
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(SECRET), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JVM has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
