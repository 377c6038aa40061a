package org.lambdainvoke.benchmark.performance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.http.client.methods.HttpPost;

/** AWS Signature Version 4 of an Invoke call by hand, as lean as it goes. Thread-safe. */
final class BareSigner {
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SIGNED_FIELDS = "host;x-amz-date;x-amz-invocation-type;x-amz-log-type";

    /** What one thread signs with for a day. */
    private record Tools(String date, MessageDigest sha256, Mac mac) {}

    private record Second(long epochSecond, String dateTime) {}

    private final ThreadLocal<Tools> tools = new ThreadLocal<>();
    private final String key;
    private final String secret;
    private final String region;
    private final String untilDate;
    private volatile Second second = new Second(0, "");

    BareSigner(String key, String secret, String region, String path, String host) {
        this.key = key;
        this.secret = secret;
        this.region = region;
        this.untilDate = "POST\n" + path + "\n\nhost:" + host + "\nx-amz-date:";
    }

    void sign(HttpPost request, byte[] payload) {
        String dateTime = now();
        String date = dateTime.substring(0, 8);
        Tools own = tools(date);
        String canonical = untilDate + dateTime + "\nx-amz-invocation-type:RequestResponse\nx-amz-log-type:Tail\n\n"
                + SIGNED_FIELDS + '\n' + HEX.formatHex(own.sha256.digest(payload));
        String scope = date + '/' + region + "/lambda/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + dateTime + '\n' + scope + '\n'
                + HEX.formatHex(own.sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        String signature = HEX.formatHex(own.mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        request.addHeader("X-Amz-Date", dateTime);
        request.addHeader("X-Amz-Invocation-Type", "RequestResponse");
        request.addHeader("X-Amz-Log-Type", "Tail");
        request.addHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + key + '/' + scope + ", SignedHeaders=" + SIGNED_FIELDS + ", Signature="
                        + signature);
    }

    private String now() {
        long epochSecond = System.currentTimeMillis() / 1000;
        Second last = second;
        if (last.epochSecond != epochSecond) {
            last = new Second(epochSecond, DATE_TIME.format(Instant.ofEpochSecond(epochSecond)));
            second = last;
        }
        return last.dateTime;
    }

    private Tools tools(String date) {
        Tools own = tools.get();
        if (own == null || !own.date.equals(date)) {
            try {
                own = new Tools(date, MessageDigest.getInstance("SHA-256"), macOf(date));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JVM has these", e);
            }
            tools.set(own);
        }
        return own;
    }

    private Mac macOf(String date) throws GeneralSecurityException {
        Mac mac = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8));
        for (String step : new String[] {date, region, "lambda", "aws4_request"}) {
            mac = mac(mac.doFinal(step.getBytes(StandardCharsets.UTF_8)));
        }
        return mac;
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
    }
}
