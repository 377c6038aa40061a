package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class IgnoreRulesTest {
    private static boolean isCovered(String rules, String... segments) {
        IgnoredPointers place = IgnoreRules.parse(rules).pointers();
        boolean isCovered = place.coverThisPlace();
        for (String segment : segments) {
            place = place.below(segment);
            isCovered |= place.coverThisPlace();
        }
        return isCovered;
    }

    @Test
    public void headersThatAlwaysDifferAreIgnoredWithoutBeingNamed() {
        for (String rules : new String[] {null, "", " ", "header:X-Own", "/a"}) {
            for (String name : new String[] {"date", "Set-Cookie", "SERVER", "etag", "vary"}) {
                assertThat(IgnoreRules.parse(rules).ignoresHeader(name))
                        .as(name)
                        .isTrue();
            }
        }
    }

    @Test
    public void noneInTheFirstPlaceEmptiesTheDefaults() {
        IgnoreRules rules = IgnoreRules.parse("none, header:Date");
        assertThat(rules.ignoresHeader("Server")).isFalse();
        assertThat(rules.ignoresHeader("Date")).isTrue();
    }

    @Test
    public void headersAreIgnoredInAnyCase() {
        assertThat(IgnoreRules.parse("header:X-Own").ignoresHeader("x-oWN")).isTrue();
    }

    @Test
    public void starAtTheEndOfAHeaderStandsForAnyRest() {
        assertThat(IgnoreRules.parse("header:X-*").ignoresHeader("x-own")).isTrue();
    }

    @Test
    public void bodyIsIgnoredWhereItIsNamed() {
        assertThat(IgnoreRules.parse("/a, body").ignoresBody()).isTrue();
        assertThat(IgnoreRules.parse("/body").ignoresBody()).isFalse();
    }

    @Test
    public void pointerCoversItsPlaceAndAllBelow() {
        assertThat(isCovered("/a/b", "a", "b")).isTrue();
        assertThat(isCovered("/a/b", "a", "b", "c")).isTrue();
    }

    @Test
    public void pointerCoversNothingAboveOrBesideIt() {
        assertThat(isCovered("/a/b", "a")).isFalse();
        assertThat(isCovered("/a/b", "a", "c")).isFalse();
        assertThat(isCovered("/a/b", "b")).isFalse();
    }

    @Test
    public void starStandsForOneSegment() {
        assertThat(isCovered("/items/*/id", "items", "7", "id")).isTrue();
        assertThat(isCovered("/items/*/id", "items", "id")).isFalse();
    }

    @Test
    public void escapesOfAPointerAreUndoneInTheirOrder() {
        assertThat(isCovered("/a~1b", "a/b")).isTrue();
        assertThat(isCovered("/a~01", "a~1")).isTrue();
    }

    @Test
    public void slashAloneIsTheMemberWithoutAName() {
        assertThat(isCovered("/", "")).isTrue();
        assertThat(isCovered("/")).isFalse();
    }

    @Test
    public void everyOtherEntryIsRefusedByName() {
        for (String entry : new String[] {"Date", "header:", "header:a b", "/a~2", "/a~", "Body", "header:X-*-Y"}) {
            assertThatThrownBy(() -> IgnoreRules.parse("/x, " + entry))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[" + entry + "]");
        }
    }

    @Test
    public void emptyEntryIsRefused() {
        assertThatThrownBy(() -> IgnoreRules.parse("/x,")).hasMessageContaining("[]");
    }

    @Test
    public void noneInAnyOtherPlaceIsRefused() {
        assertThatThrownBy(() -> IgnoreRules.parse("/x, none")).hasMessage("none stands only in the first place");
    }
}
