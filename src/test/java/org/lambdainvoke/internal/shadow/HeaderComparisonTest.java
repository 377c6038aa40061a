package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lambdainvoke.internal.shadow.Answers.fields;

import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.HttpAnswer;

public class HeaderComparisonTest {
    private static List<Difference> differences(List<HttpAnswer.Field> application, List<HttpAnswer.Field> function) {
        Differences differences = new Differences();
        new HeaderComparison(IgnoreRules.parse("header:X-Ignored")).compare(application, function, true, differences);
        return differences.toFindings().differences();
    }

    private static boolean areEqualTypes(String one, String other) {
        return differences(fields("Content-Type", one), fields("content-type", other))
                .isEmpty();
    }

    @Test
    public void namesHaveNoCaseAndNoOrder() {
        assertThat(differences(fields("X-A", "1", "X-B", "2"), fields("x-b", "2", "x-a", "1")))
                .isEmpty();
    }

    @Test
    public void valuesOfANameHaveAnOrder() {
        assertThat(differences(fields("X-A", "1", "X-A", "2"), fields("X-A", "2", "X-A", "1")))
                .containsExactly(new Difference("header:x-a", "1, 2", "2, 1"));
    }

    @Test
    public void blanksAroundAValueAreNoPartOfIt() {
        assertThat(differences(fields("X-A", " 1\t"), fields("X-A", "1"))).isEmpty();
    }

    @Test
    public void missingHeaderHasNoValue() {
        assertThat(differences(fields("X-A", "1"), fields("X-B", "")))
                .containsExactly(new Difference("header:x-a", "1", null), new Difference("header:x-b", null, ""));
    }

    @Test
    public void ignoredHeadersAreLeftOut() {
        assertThat(differences(fields("X-Ignored", "1", "Date", "a"), fields())).isEmpty();
    }

    @Test
    public void headersOfTheConnectionAreLeftOut() {
        assertThat(differences(
                        fields("Transfer-Encoding", "chunked", "Connection", "X-Hop", "X-Hop", "1", "Keep-Alive", "5"),
                        fields("Content-Length", "7")))
                .isEmpty();
    }

    @Test
    public void contentTypesAreComparedByTypeAndCharset() {
        assertThat(areEqualTypes("Text/HTML; Charset=utf-8", "text/html;charset=\"UTF8\""))
                .isTrue();
        assertThat(areEqualTypes("text/html; charset=latin1", "text/html; charset=ISO-8859-1"))
                .isTrue();
        assertThat(areEqualTypes("text/html; charset=utf-8", "text/html; charset=utf-16"))
                .isFalse();
        assertThat(areEqualTypes("text/html", "text/plain")).isFalse();
    }

    @Test
    public void otherParametersOfAContentTypeDoNotCount() {
        assertThat(areEqualTypes("text/html; charset=utf-8; x=\";charset=a\"", "text/html; y=1; charset=utf-8"))
                .isTrue();
    }

    @Test
    public void jsonIsUtf8UnlessItSaysOtherwise() {
        assertThat(areEqualTypes("application/json", "application/json; charset=utf-8"))
                .isTrue();
        assertThat(areEqualTypes("application/a+json;charset=UTF-8", "application/a+json"))
                .isTrue();
        assertThat(areEqualTypes("application/json", "application/json; charset=latin1"))
                .isFalse();
    }

    @Test
    public void textHasNoCharsetUnlessItSaysSo() {
        assertThat(areEqualTypes("text/plain", "text/plain; charset=utf-8")).isFalse();
    }

    @Test
    public void unknownCharsetsAreComparedAsTheyAreWritten() {
        assertThat(areEqualTypes("text/plain; charset=klingon", "text/plain; charset=KLINGON"))
                .isTrue();
        assertThat(areEqualTypes("text/plain; charset=", "text/plain; charset=!!"))
                .isFalse();
    }

    @Test
    public void contentTypeMayBeOfAnyLength() {
        assertThat(areEqualTypes("text/html; a=\"" + "\\x".repeat(100_000), "text/html"))
                .isTrue();
        assertThat(areEqualTypes("text/html;" + " ".repeat(100_000), "text/html"))
                .isTrue();
    }

    @Test
    public void malformedNamesAndValuesBecomeHarmless() {
        assertThat(differences(fields("X\n", "a\r\nb"), fields()))
                .containsExactly(new Difference("header:x\\u000a", "a\\u000d\\u000ab", null));
    }
}
