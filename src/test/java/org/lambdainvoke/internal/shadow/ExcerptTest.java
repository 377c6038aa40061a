package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ExcerptTest {
    @Test
    public void shortTextStaysWhole() {
        String text = "x".repeat(200);
        assertThat(Excerpt.of(text)).isEqualTo(text);
    }

    @Test
    public void longTextLosesItsEnd() {
        assertThat(Excerpt.of("x".repeat(201))).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    public void charactersThatChangeALineAreMadeVisible() {
        assertThat(Excerpt.of("\u0000\r\n\t\u001b\u2028\u202e\u007f"))
                .isEqualTo("\\u0000\\u000d\\u000a\\u0009\\u001b\\u2028\\u202e\\u007f");
    }

    @Test
    public void halvesOfSurrogatePairsAreMadeVisible() {
        assertThat(Excerpt.of("a\ud800")).isEqualTo("a\\ud800");
    }

    @Test
    public void nothingIsCutInTheMiddle() {
        assertThat(Excerpt.of("\ud83d\ude00".repeat(150))).isEqualTo("\ud83d\ude00".repeat(99) + "…");
        assertThat(Excerpt.of("\n".repeat(100))).isEqualTo("\\u000a".repeat(33) + "…");
    }
}
