package org.lambdainvoke.example.library;

/** A book, and how often it was lent. */
record Book(String id, String title, int loans) {
    Book lentOnceMore() {
        return new Book(id, title, loans + 1);
    }
}
