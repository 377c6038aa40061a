package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

public class RouteMatchTest {
    private static RouteMatch of(String value) {
        return new RouteMatch("GET", "/files/{path+}", Map.of("path", value));
    }

    @Test
    public void keyNamesTheMethodOfTheLine() {
        assertThat(of("a").key()).isEqualTo("GET /files/{path+}");
        assertThat(new RouteMatch("*", "/orders", Map.of()).key()).isEqualTo("ANY /orders");
    }

    @Test
    public void routeWithoutATableIsNoneOfATable() {
        assertThat(RouteMatch.NONE.isOfTable()).isFalse();
        assertThat(of("a").isOfTable()).isTrue();
    }

    @Test
    public void allEscapesAreDecoded() throws Exception {
        assertThat(of("a%2Fb/%E2%82%AC+%20%25").decodedVariables()).containsExactly(Map.entry("path", "a/b/\u20AC+ %"));
    }

    /** So that decoding once more gives the value, whatever stands in it. */
    @Test
    public void escapesOfWhatIsNoPartOfANameStay() {
        assertThat(of("a%2Fb/%E2%82%AC+%20%25%2B").variablesDecodedAsNames())
                .containsExactly(Map.entry("path", "a%2Fb/\u20AC+%20%25+"));
    }

    @Test
    public void orderOfTheTemplateIsKept() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : new String[] {"z", "y", "x", "a", "b"}) {
            variables.put(name, "%41");
        }
        RouteMatch match = new RouteMatch("GET", "/{z}/{y}/{x}/{a}/{b}", variables);
        assertThat(match.variables().keySet()).containsExactly("z", "y", "x", "a", "b");
        assertThat(match.decodedVariables().keySet()).containsExactly("z", "y", "x", "a", "b");
        assertThat(match.variablesDecodedAsNames().keySet()).containsExactly("z", "y", "x", "a", "b");
        assertThat(match.variables()).isUnmodifiable();
        assertThat(match.decodedVariables()).isUnmodifiable();
    }
}
