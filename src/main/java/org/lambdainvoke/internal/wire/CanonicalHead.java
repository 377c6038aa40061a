package org.lambdainvoke.internal.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a canonical request that is the same for all calls of a function (IAM user guide, "Create a signed AWS
 * API request"). Only what must be signed is: the host, and all fields whose name begins with {@code x-amz-}.
 * Immutable.
 */
final class CanonicalHead {
    private static final byte[] DATE = utf8("x-amz-date:");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private final byte[] untilContext;
    private final byte[] behindDate;
    private final String signedFields;
    private final String signedFieldsWithContext;

    /**
     * The head of a {@code POST}.
     *
     * @param path as sent; for all services but S3 each of its segments is encoded once more
     * @param query as sent, its parameters in order; empty when there is none
     * @param host the field {@code Host}
     * @param fields those that are the same for all calls: names in lower case, all behind {@code x-amz-date} and
     *     before {@code x-amz-security-token}
     */
    CanonicalHead(String path, String query, String host, SortedMap<String, String> fields) {
        StringBuilder behind = new StringBuilder("\n");
        StringBuilder names = new StringBuilder("x-amz-date");
        fields.forEach((name, value) -> {
            behind.append(name).append(':').append(value).append('\n');
            names.append(';').append(name);
        });
        String encoded = PathEncoding.path(path);
        this.untilContext = utf8("POST\n" + encoded + '\n' + query + "\nhost:" + host + '\n');
        this.behindDate = utf8(behind.toString());
        this.signedFields = "host;" + names;
        this.signedFieldsWithContext = "host;x-amz-client-context;" + names;
    }

    /** The names of the fields that are signed, with semicolons between them. */
    String signedFields(OwnFields own, @Nullable String sessionToken) {
        String names = own.clientContext() == null ? signedFields : signedFieldsWithContext;
        if (sessionToken != null) {
            names += ";x-amz-security-token";
        }
        return own.tenantId() == null ? names : names + ";x-amz-tenant-id";
    }

    /** Digests the canonical request with this head. */
    void digest(MessageDigest digest, OwnFields own, String date, @Nullable String sessionToken, String payloadHash) {
        digest.update(untilContext);
        if (own.clientContext() != null) {
            digest.update(utf8("x-amz-client-context:" + own.clientContext() + '\n'));
        }
        digest.update(DATE);
        digest.update(utf8(date));
        digest.update(behindDate);
        if (sessionToken != null) {
            digest.update(utf8("x-amz-security-token:" + sessionToken + '\n'));
        }
        if (own.tenantId() != null) {
            // The one field of these that may have blanks in a row: they are sent as they are, and signed as one.
            digest.update(
                    utf8("x-amz-tenant-id:" + BLANKS.matcher(own.tenantId()).replaceAll(" ") + '\n'));
        }
        digest.update(utf8('\n' + signedFields(own, sessionToken) + '\n' + payloadHash));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
