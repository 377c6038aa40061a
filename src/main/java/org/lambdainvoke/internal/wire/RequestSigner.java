package org.lambdainvoke.internal.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;

/**
 * Signs calls with AWS Signature Version 4 (IAM user guide, "Create a signed AWS API request"). Keeps what does not
 * change from one call to the next, and copies it in place of looking algorithms up, where the security provider allows
 * it: that digests and MACs can be copied is optional, and Bouncy Castle's and PKCS#11's MACs can't. Thread-safe.
 */
final class RequestSigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";
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

    /** The key of a day and a secret; the Mac is never used, only copied, and null where it can't be. */
    private record DayKey(
            String date,
            String secretKey,
            Key key,
            @Nullable Mac mac) {}

    private final String region;
    private final String service;
    private final Clock clock;

    /** Never used, only copied; null where it can't be. */
    private final @Nullable MessageDigest sha256;

    private volatile @Nullable Moment moment;
    private volatile @Nullable DayKey dayKey;

    RequestSigner(String region, String service) {
        this(region, service, Clock.systemUTC());
    }

    RequestSigner(String region, String service, Clock clock) {
        this.region = region;
        this.service = service;
        this.clock = clock;
        try {
            MessageDigest first = newDigest();
            this.sha256 = isCopied(first::clone) ? first : null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no security provider of this JVM has SHA-256", e);
        }
    }

    /**
     * The signature of a call with this head and this payload at this moment.
     *
     * @param own the fields that the call has for itself
     * @throws GeneralSecurityException when the security providers of this JVM can't make it
     */
    Signature sign(CanonicalHead head, OwnFields own, AwsCredentials credentials, Bytes payload)
            throws GeneralSecurityException {
        try {
            Moment now = now();
            MessageDigest digest = sha256 == null ? newDigest() : (MessageDigest) sha256.clone();
            payload.addTo(digest);
            String payloadHash = HEX.formatHex(digest.digest());
            head.digest(digest, own, now.dateTime, credentials.sessionToken(), payloadHash);
            String scope = now.date + '/' + region + '/' + service + "/aws4_request";
            String toSign = ALGORITHM + '\n' + now.dateTime + '\n' + scope + '\n' + HEX.formatHex(digest.digest());
            DayKey key = key(now.date, credentials.secretAccessKey());
            Mac mac = key.mac == null ? newMac(key.key) : (Mac) key.mac.clone();
            String signature = HEX.formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
            return new Signature(
                    now.dateTime,
                    ALGORITHM + " Credential=" + credentials.accessKeyId() + '/' + scope + ", SignedHeaders="
                            + head.signedFields(own, credentials.sessionToken()) + ", Signature="
                            + signature);
        } catch (CloneNotSupportedException e) {
            throw new GeneralSecurityException("what could be copied once can't be copied again", e);
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

    private DayKey key(String date, String secretKey) throws GeneralSecurityException {
        DayKey last = dayKey;
        if (last == null || !last.date.equals(date) || !last.secretKey.equals(secretKey)) {
            Key key = hmacKey(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8));
            for (String step : new String[] {date, region, service, "aws4_request"}) {
                key = hmacKey(newMac(key).doFinal(step.getBytes(StandardCharsets.UTF_8)));
            }
            Mac first = newMac(key);
            last = new DayKey(date, secretKey, key, isCopied(first::clone) ? first : null);
            dayKey = last;
        }
        return last;
    }

    /**
     * Whether {@code copy} makes one. Asked once for all calls, as an exception for each would cost more than it saves.
     */
    private static boolean isCopied(Callable<Object> copy) {
        try {
            return copy.call() != null;
        } catch (Exception e) {
            return false;
        }
    }

    private static MessageDigest newDigest() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static Key hmacKey(byte[] key) {
        return new SecretKeySpec(key, HMAC);
    }

    private static Mac newMac(Key key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(key);
        return mac;
    }
}
