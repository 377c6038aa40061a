package org.lambdainvoke.internal.shadow;

import java.util.List;
import java.util.SortedMap;

/** A value of JSON, for comparison by value. Immutable. */
sealed interface JsonValue {
    /** The value in a word or two: a scalar as it was written, of all else the size. */
    String description();

    /** Members by name, in an order that doesn't depend on the document's. */
    record Members(SortedMap<String, JsonValue> byName) implements JsonValue {
        @Override
        public String description() {
            return "{" + byName.size() + " members}";
        }
    }

    /** Elements of an array. */
    record Elements(List<JsonValue> all) implements JsonValue {
        @Override
        public String description() {
            return "[" + all.size() + " elements]";
        }
    }

    /** A string. */
    record Text(String text) implements JsonValue {
        @Override
        public String description() {
            return '"' + text + '"';
        }
    }

    /** A number, as it was written. */
    record Numeral(String digits) implements JsonValue {
        @Override
        public String description() {
            return digits;
        }
    }

    /** What has no parts. */
    enum Word implements JsonValue {
        TRUE("true"),
        FALSE("false"),
        NULL("null");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        @Override
        public String description() {
            return text;
        }
    }
}
