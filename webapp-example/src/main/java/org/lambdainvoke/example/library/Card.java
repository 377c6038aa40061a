package org.lambdainvoke.example.library;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A reader's card, as it is printed: with the number and the time of this very print, which are others each time.
 * Whoever compares two cards has to know that.
 */
record Card(String id, String name, BigDecimal fee, String due, String print, String printedAt) {
    static Card of(Reader reader) {
        return new Card(
                reader.id(),
                reader.name(),
                reader.fee(),
                reader.due(),
                UUID.randomUUID().toString(),
                Instant.now().toString());
    }
}
