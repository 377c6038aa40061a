package org.lambdainvoke.example.library;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the library answers, whoever asks: a servlet of the old application, or the function that takes over from it.
 * The books stand for the database that both have. Thread-safe.
 */
final class Library {
    private static final Map<String, Book> BOOKS = new ConcurrentSkipListMap<>(Map.of(
            "emma", new Book("emma", "Emma", 0),
            "nana", new Book("nana", "Nana", 0),
            "ulysses", new Book("ulysses", "Ulysses", 0)));

    private static final Map<String, Reader> READERS = Map.of(
            "ada", new Reader("ada", "Ada", new BigDecimal("1.50"), "2026-12-24"),
            "bob", new Reader("bob", "Bob", BigDecimal.ZERO, "2027-01-06"));

    private Library() {}

    static Answer books() {
        return Answer.of(200, BOOKS.values());
    }

    static Answer book(String id) {
        return answer(200, id, BOOKS.get(id));
    }

    static Answer lend(String id) {
        return answer(201, id, BOOKS.computeIfPresent(id, (same, book) -> book.lentOnceMore()));
    }

    static Answer card(String id) {
        Reader reader = READERS.get(id);
        return reader == null
                ? Answer.of(404, Map.of("error", "There is no reader [" + id + "]."))
                : Answer.of(200, Card.of(reader));
    }

    private static Answer answer(int status, String id, Book book) {
        return book == null
                ? Answer.of(404, Map.of("error", "There is no book [" + id + "]."))
                : Answer.of(status, book);
    }
}
