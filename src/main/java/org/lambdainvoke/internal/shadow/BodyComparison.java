package org.lambdainvoke.internal.shadow;

import java.nio.charset.Charset;
import java.util.Optional;
import org.lambdainvoke.call.Bytes;

/** Compares two bodies: JSON by value, all else byte by byte, without gzip. Immutable and thread-safe. */
final class BodyComparison {
    private final IgnoredPointers pointers;
    private final int maxBody;

    /**
     * A comparison of bodies up to a size.
     *
     * @param pointers what is left out of JSON
     * @param maxBody how large a body may be, in bytes, without its gzip
     */
    BodyComparison(IgnoredPointers pointers, int maxBody) {
        this.pointers = pointers;
        this.maxBody = maxBody;
    }

    /**
     * Compares two bodies.
     *
     * @return whether they could be compared; not where one is too large
     */
    boolean compare(ContentHead head, Bytes body, ContentHead otherHead, Bytes otherBody, Differences differences) {
        boolean isDecoded = head.isDecodable() && otherHead.isDecodable();
        Optional<DecodedBody> decoded = decoded(body, head, isDecoded);
        Optional<DecodedBody> otherDecoded = decoded(otherBody, otherHead, isDecoded);
        if (decoded.isEmpty() || otherDecoded.isEmpty()) {
            return false;
        }
        DecodedBody one = decoded.get();
        DecodedBody other = otherDecoded.get();
        if (one.isBroken() != other.isBroken()) {
            differences.addDescribed(Difference.BODY, one.description(), other.description());
        } else if (!one.content().buffer().equals(other.content().buffer())
                && !(isDecoded && compareJson(head, one, otherHead, other, differences))) {
            ByteComparison.compare(one.content(), other.content(), differences);
        }
        return true;
    }

    private Optional<DecodedBody> decoded(Bytes body, ContentHead head, boolean isDecoded) {
        return DecodedBody.of(body, isDecoded ? head.coding() : ContentCoding.IDENTITY, maxBody);
    }

    /** Returns whether both are JSON, so that they are compared; not what is still gzip, or should be. */
    private boolean compareJson(
            ContentHead head, DecodedBody body, ContentHead otherHead, DecodedBody otherBody, Differences differences) {
        Optional<Charset> charset = head.json();
        Optional<Charset> otherCharset = otherHead.json();
        if (body.isBroken() || charset.isEmpty() || otherCharset.isEmpty()) {
            return false;
        }
        Optional<JsonDocument> one = JsonDocument.parse(body.content(), charset.get());
        Optional<JsonDocument> other =
                one.flatMap(unused -> JsonDocument.parse(otherBody.content(), otherCharset.get()));
        if (one.isEmpty()
                || other.isEmpty()
                || one.get().hasMark() != other.get().hasMark()) {
            return false;
        }
        new JsonComparison(differences).compare(one.get().root(), other.get().root(), pointers);
        return true;
    }
}
