package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lambdainvoke.internal.shadow.Answers.compare;
import static org.lambdainvoke.internal.shadow.Answers.fields;
import static org.lambdainvoke.internal.shadow.Answers.paths;
import static org.lambdainvoke.internal.shadow.Answers.text;

import org.junit.Test;
import org.lambdainvoke.call.Bytes;

public class ComparisonTest {
    private static final ShadowAnswer LARGE = text("x".repeat(Answers.MAX_BODY + 1));

    @Test
    public void equalAnswersHaveNoDifference() {
        assertThat(compare(text("a"), text("a")).isEqual()).isTrue();
    }

    @Test
    public void statusIsTold() {
        assertThat(compare(ShadowAnswer.statusOnly(200), ShadowAnswer.statusOnly(404))
                        .differences())
                .containsExactly(new Difference("status", "200", "404"));
    }

    @Test
    public void onlyTheStatusCountsWhereNothingElseIsKnownOfOneSide() {
        assertThat(compare(ShadowAnswer.statusOnly(200), LARGE).isEqual()).isTrue();
        assertThat(compare(LARGE, ShadowAnswer.statusOnly(200)).isEqual()).isTrue();
    }

    @Test
    public void headersCountWhereOneSideHasNoBody() {
        ShadowAnswer head = ShadowAnswer.withoutBody(200, fields("X-Own", "1"));
        ShadowAnswer get = ShadowAnswer.of(200, fields("X-Own", "2"), Bytes.utf8("a"));
        assertThat(paths(compare(head, get))).containsExactly("header:x-own");
    }

    @Test
    public void ignoredBodiesAreNotCompared() {
        assertThat(compare("body", text("a"), text("b")).isEqual()).isTrue();
    }

    @Test
    public void ignoredBodyMayBeTooLarge() {
        assertThat(compare("body", LARGE, text("b")).isEqual()).isTrue();
    }

    @Test
    public void tooLargeBodyOfEitherSideMakesThemIncomparable() {
        assertThat(compare(LARGE, text("a")).skipped()).isEqualTo(SkipReason.TOO_LARGE);
        assertThat(compare(text("a"), LARGE).skipped()).isEqualTo(SkipReason.TOO_LARGE);
    }

    @Test
    public void incomparableAnswersAreNotEqual() {
        assertThat(compare(LARGE, LARGE).isEqual()).isFalse();
    }

    @Test
    public void bodyOfTheBoundIsCompared() {
        ShadowAnswer full = text("x".repeat(Answers.MAX_BODY));
        assertThat(compare(full, full).isEqual()).isTrue();
    }
}
