package org.lambdainvoke.internal.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a canonical request that is the same for all calls of a function (IAM user guide, "Create a signed AWS
 * API request"). Only what must be signed is: the host, and all fields whose name begins with {@code x-amz-}.
 * Immutable.
 */
final class CanonicalHead {
    private static final byte[] DATE = utf8("x-amz-date:");

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
    String signedFields(@Nullable String clientContext, @Nullable String sessionToken) {
        String names = clientContext == null ? signedFields : signedFieldsWithContext;
        return sessionToken == null ? names : names + ";x-amz-security-token";
    }

    /**
     * Digests the canonical request with this head.
     *
     * @param clientContext the field {@code X-Amz-Client-Context}; null for none
     */
    void digest(
            MessageDigest digest,
            @Nullable String clientContext,
            String date,
            @Nullable String sessionToken,
            String payloadHash) {
        digest.update(untilContext);
        if (clientContext != null) {
            digest.update(utf8("x-amz-client-context:" + clientContext + '\n'));
        }
        digest.update(DATE);
        digest.update(utf8(date));
        digest.update(behindDate);
        if (sessionToken != null) {
            digest.update(utf8("x-amz-security-token:" + sessionToken + '\n'));
        }
        digest.update(utf8('\n' + signedFields(clientContext, sessionToken) + '\n' + payloadHash));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
