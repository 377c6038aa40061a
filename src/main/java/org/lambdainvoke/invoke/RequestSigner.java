package org.lambdainvoke.invoke;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs calls with AWS Signature Version 4 (IAM user guide, "Create a signed AWS API request"). Keeps what does not change
 * from one call to the next, and copies it in place of looking algorithms up. Thread-safe.
 */
final class RequestSigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * What a signed call carries.
     *
     * @param dateTime the field {@code X-Amz-Date}
     * @param authorization the field {@code Authorization}
     */
    record Signature(String dateTime, String authorization) {}

    /** A second of the clock, as signatures write it. */
    private record Moment(long epochSecond, String dateTime, String date) {}

    /** The key of a day and a secret; the Mac is never used, only copied. */
    private record DayKey(String date, String secretKey, Mac mac) {}

    private final String region;
    private final String service;
    private final Clock clock;
    private final MessageDigest sha256;
    private volatile @Nullable Moment moment;
    private volatile @Nullable DayKey dayKey;

    RequestSigner(String region, String service, Clock clock) {
        this.region = region;
        this.service = service;
        this.clock = clock;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The signature of a call with this head and this payload at this moment. */
    Signature sign(CanonicalHead head, Credentials credentials, Bytes payload) {
        try {
            Moment now = now();
            MessageDigest digest = (MessageDigest) sha256.clone();
            payload.addTo(digest);
            String payloadHash = HEX.formatHex(digest.digest());
            head.digest(digest, now.dateTime, credentials.sessionToken(), payloadHash);
            String scope = now.date + '/' + region + '/' + service + "/aws4_request";
            String toSign = ALGORITHM + '\n' + now.dateTime + '\n' + scope + '\n' + HEX.formatHex(digest.digest());
            Mac mac = (Mac) key(now.date, credentials.secretKey()).clone();
            String signature = HEX.formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
            return new Signature(
                    now.dateTime,
                    ALGORITHM + " Credential=" + credentials.accessKey() + '/' + scope + ", SignedHeaders="
                            + head.signedFields(credentials.sessionToken()) + ", Signature=" + signature);
        } catch (CloneNotSupportedException | GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256, in a form that can be copied", e);
        }
    }

    private Moment now() {
        long epochSecond = Math.floorDiv(clock.millis(), 1000L);
        Moment last = moment;
        if (last == null || last.epochSecond != epochSecond) {
            String dateTime = DATE_TIME.format(Instant.ofEpochSecond(epochSecond));
            last = new Moment(epochSecond, dateTime, dateTime.substring(0, 8));
            moment = last;
        }
        return last;
    }

    private Mac key(String date, String secretKey) throws GeneralSecurityException {
        DayKey last = dayKey;
        if (last == null || !last.date.equals(date) || !last.secretKey.equals(secretKey)) {
            byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
            for (String step : new String[] {date, region, service, "aws4_request"}) {
                key = mac(key).doFinal(step.getBytes(StandardCharsets.UTF_8));
            }
            last = new DayKey(date, secretKey, mac(key));
            dayKey = last;
        }
        return last.mac;
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
    }
}
