package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import org.junit.Test;
import org.lambdainvoke.internal.route.RouteTemplate.Segment;

public class RouteTemplateTest {
    private static String fault(String template) {
        return assertThrows(IllegalArgumentException.class, () -> RouteTemplate.parse(template))
                .getMessage();
    }

    @Test
    public void segmentsAreNamesAndVariables() {
        assertThat(RouteTemplate.parse("/orders/{id}/lines").segments())
                .containsExactly(new Segment.Name("orders"), new Segment.Variable("id"), new Segment.Name("lines"));
    }

    @Test
    public void lastVariableMayTakeAllThatFollows() {
        assertThat(RouteTemplate.parse("/files/{path+}").segments())
                .containsExactly(new Segment.Name("files"), new Segment.Rest("path"));
    }

    @Test
    public void rootIsOneEmptySegment() {
        assertThat(RouteTemplate.parse("/").segments()).containsExactly(new Segment.Name(""));
    }

    @Test
    public void slashAtTheEndIsASegment() {
        assertThat(RouteTemplate.parse("/a/").segments()).containsExactly(new Segment.Name("a"), new Segment.Name(""));
    }

    @Test
    public void templateBeginsWithASlash() {
        assertThat(fault("orders")).contains("begins with a slash");
    }

    @Test
    public void noSegmentIsEmpty() {
        assertThat(fault("/a//b")).contains("a segment is empty");
    }

    @Test
    public void onlyTheLastVariableTakesAllThatFollows() {
        assertThat(fault("/{all+}/b")).contains("only the last variable");
    }

    @Test
    public void noTwoVariablesHaveOneName() {
        assertThat(fault("/{a}/{a}")).contains("[a]");
    }

    @Test
    public void spellingsOfOthersAreRefused() {
        for (String other : new String[] {"/a/*", "/a/**", "/{id:[0-9]+}", "/{*rest}", "/a{id}", "/{}", "/{a b}"}) {
            assertThat(fault(other)).as(other).contains("{name+}");
        }
    }

    @Test
    public void escapesAndSignsOfAUrlAreRefused() {
        for (String other : new String[] {"/a%20b", "/a?b", "/a#b", "/a;b", "/a\\b", "/.", "/a/.."}) {
            assertThat(fault(other)).as(other).contains("without escapes");
        }
    }
}
