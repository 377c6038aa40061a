package org.lambdainvoke.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Characters that change how a line of the log looks, and such as do not. */
@RunWith(Parameterized.class)
public class LogTextTest {
    @Parameters(name = "{1}")
    public static List<Object[]> texts() {
        return List.of(
                of("a\nb", "a\\u000ab"),
                of("a\rb", "a\\u000db"),
                of("\u0000", "\\u0000"),
                of("\u001b[31m", "\\u001b[31m"),
                of("\u007f", "\\u007f"),
                of("\u0085", "\\u0085"),
                of("\u009b31m", "\\u009b31m"),
                of("\u2028", "\\u2028"),
                of("\u2029", "\\u2029"),
                of("\u202a\u202b\u202c\u202d\u202e", "\\u202a\\u202b\\u202c\\u202d\\u202e"),
                of("\u2066\u2067\u2068\u2069", "\\u2066\\u2067\\u2068\\u2069"),
                of("\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"),
                of("\ufeff\u200b", "\\ufeff\\u200b"),
                of("\udb40\udc41", "\\udb40\\udc41"),
                of("a\ud83d", "a\\ud83d"),
                of("\ude00a", "\\ude00a"),
                of("\t", "\t"),
                of("Zoë", "Zoë"),
                of("\ud83d\ude00", "\ud83d\ude00"));
    }

    private static Object[] of(String text, String escaped) {
        return new Object[] {text, escaped};
    }

    @Parameter
    public String text;

    @Parameter(1)
    public String escaped;

    @Test
    public void isWritten() {
        assertThat(LogText.escape(text)).isEqualTo(escaped);
    }
}
