package org.lambdainvoke.local;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks AWS Signature Version 4 as the Invoke API does (IAM user guide, "Create a signed AWS API request"), written
 * without the SDK so that it proves what the SDK sends. Thread-safe.
 */
final class SignatureVerifier {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " Credential=(?<key>[^/]+)/(?<scope>(?<date>\\d{8})/(?<region>[^/]+)/lambda/aws4_request),"
            + " ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})");

    private final String accessKey;
    private final String secretKey;
    private final Clock clock;

    SignatureVerifier(String accessKey, String secretKey, Clock clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.clock = clock;
    }

    /** What is wrong with a call's signature; null when it is good. */
    @Nullable
    InvokeError check(String method, URI uri, Headers headers, byte[] body) {
        String authorization = headers.getFirst("Authorization");
        if (authorization == null) {
            return InvokeError.forbidden("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) {
            return InvokeError.forbidden("IncompleteSignatureException", "The Authorization header is malformed.");
        }
        if (!parts.group("key").equals(accessKey)) {
            return InvokeError.forbidden(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        List<String> signed = List.of(parts.group("headers").split(";", -1));
        String date = headers.getFirst("X-Amz-Date");
        if (date == null || !isCurrent(date, parts.group("date"))) {
            return InvokeError.forbidden("InvalidSignatureException", "Signature expired or not yet current.");
        }
        if (!signed.contains("host") || !signed.containsAll(amazonHeaders(headers))) {
            return InvokeError.forbidden("InvalidSignatureException", "A header that must be signed is not.");
        }
        String canonical = String.join(
                "\n",
                method,
                Arrays.stream(uri.getRawPath().split("/", -1))
                        .map(SignatureVerifier::encode)
                        .collect(Collectors.joining("/")),
                canonicalQuery(uri.getRawQuery()),
                signed.stream().map(name -> canonicalHeader(name, headers)).collect(Collectors.joining()),
                String.join(";", signed),
                hex(sha256(body)));
        byte[] expected = signature(canonical, date, parts.group("scope")).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, parts.group("signature").getBytes(StandardCharsets.UTF_8))) {
            return InvokeError.forbidden(
                    "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided.");
        }
        return null;
    }

    private String signature(String canonical, String date, String scope) {
        String toSign =
                String.join("\n", ALGORITHM, date, scope, hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : scope.split("/", -1)) {
            key = hmac(key, step);
        }
        return hex(hmac(key, toSign));
    }

    private boolean isCurrent(String amzDate, String scopeDate) {
        try {
            Instant signedAt = AMZ_DATE.parse(amzDate, Instant::from);
            return amzDate.startsWith(scopeDate)
                    && Duration.between(signedAt, clock.instant()).abs().compareTo(MAX_SKEW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> amazonHeaders(Headers headers) {
        return headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-"))
                .toList();
    }

    private static String canonicalHeader(String name, Headers headers) {
        List<String> values = headers.getOrDefault(name, List.of());
        return name + ":"
                + values.stream()
                        .map(value -> value.strip().replaceAll(" +", " "))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String canonicalQuery(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return "";
        }
        return Arrays.stream(rawQuery.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .map(pair -> encode(decode(pair[0])) + "=" + (pair.length < 2 ? "" : encode(decode(pair[1]))))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JVM has HmacSHA256", e);
        }
    }
}
