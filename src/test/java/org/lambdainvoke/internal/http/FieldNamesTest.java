package org.lambdainvoke.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class FieldNamesTest {
    private static FieldNames parsed(String... patterns) {
        return FieldNames.parse(List.of(patterns)).orElseThrow();
    }

    @Test
    public void caseDoesNotCount() {
        assertThat(parsed("X-Secret").contains("x-sECRET")).isTrue();
    }

    @Test
    public void nameIsNoPrefix() {
        assertThat(parsed("x-secret").contains("x-secret-2")).isFalse();
    }

    @Test
    public void starStandsForAnyRest() {
        assertThat(parsed("x-secret*").contains("X-Secret-2")).isTrue();
        assertThat(parsed("x-secret*").contains("X-Secret")).isTrue();
        assertThat(parsed("x-secret*").contains("X-Secre")).isFalse();
        assertThat(parsed("*").contains("Anything")).isTrue();
    }

    @Test
    public void whatIsNoNameIsRefused() {
        for (String pattern : List.of("", "a b", "a:", "*a", "a*b", "ä")) {
            assertThat(FieldNames.parse(List.of(pattern))).as(pattern).isEmpty();
        }
    }

    @Test
    public void controlCharactersAreNoFieldValue() {
        for (String value : List.of("\r", "\n", "\0", "a\u007f", "\u20ac", "\u001b[0m")) {
            assertThat(FieldSyntax.isValue(value)).isFalse();
        }
        assertThat(FieldSyntax.isValue("a\t b\u00e9")).isTrue();
    }
}
