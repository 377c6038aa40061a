package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lambdainvoke.internal.shadow.Answers.compare;
import static org.lambdainvoke.internal.shadow.Answers.json;
import static org.lambdainvoke.internal.shadow.Answers.paths;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class JsonComparisonTest {
    private static Findings found(String application, String function) {
        return compare(json(application), json(function));
    }

    @Test
    public void orderOfMembersAndBlanksDoNotCount() {
        assertThat(found("{\"a\":1,\"b\":[2]}", " { \"b\" : [ 2 ], \"a\" : 1 } ")
                        .isEqual())
                .isTrue();
    }

    @Test
    public void orderOfElementsCounts() {
        assertThat(paths(found("[1,2]", "[2,1]"))).containsExactly("body/*");
    }

    @Test
    public void numbersAreComparedByValue() {
        assertThat(found("[1,-0,100,1e999999999]", "[1.0,0,1E2,10e999999998]").isEqual())
                .isTrue();
    }

    @Test
    public void escapesOfAStringDoNotCount() {
        assertThat(found("\"\\u0061/\"", "\"a\\/\"").isEqual()).isTrue();
    }

    @Test
    public void differentScalarsAreShownAsTheyAreWritten() {
        assertThat(found("{\"a\":1.50,\"b\":true}", "{\"a\":\"1.50\",\"b\":false}")
                        .differences())
                .containsExactly(
                        new Difference("body/a", "1.50", "\"1.50\""), new Difference("body/b", "true", "false"));
    }

    @Test
    public void nullIsSomethingElseThanNothing() {
        assertThat(found("{\"a\":null}", "{}").differences()).containsExactly(new Difference("body/a", "null", null));
    }

    @Test
    public void otherTypeIsOneDifference() {
        assertThat(found("{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":[1,2,3]}").differences())
                .containsExactly(new Difference("body/a", "{2 members}", "[3 elements]"));
    }

    @Test
    public void lengthsOfArraysAreTheArraysDifference() {
        assertThat(found("{\"a\":[1]}", "{\"a\":[1,2]}").differences())
                .containsExactly(new Difference("body/a", "[1 elements]", "[2 elements]"));
    }

    @Test
    public void elementsThatBothHaveAreComparedThoughTheLengthsDiffer() {
        assertThat(paths(found("[1,2]", "[7]"))).containsExactly("body", "body/*");
    }

    @Test
    public void pathIsToldOnceWithItsFirstDifference() {
        assertThat(found("[{\"id\":1},{\"id\":2}]", "[{\"id\":3},{\"id\":4}]").differences())
                .containsExactly(new Difference("body/*/id", "1", "3"));
    }

    @Test
    public void namesInAPathAreEscaped() {
        assertThat(paths(found("{\"a/b~\\n\":1}", "{}"))).containsExactly("body/a~1b~0\\u000a");
    }

    @Test
    public void longNamesAreFolded() {
        String name = "k".repeat(64);
        assertThat(paths(found("{\"" + name + "\":1}", "{}"))).containsExactly("body/" + name);
        assertThat(paths(found("{\"" + name + "k\":{\"a\":1}}", "{\"" + name + "k\":{\"a\":2}}")))
                .containsExactly("body/*/a");
    }

    @Test
    public void longValuesAreShownWhereTheyDiffer() {
        String same = "s".repeat(5000);
        Difference difference = found("\"" + same + "a\"", "\"" + same + "b" + same + "\"")
                .differences()
                .get(0);
        assertThat(difference.applicationValue()).startsWith("…sss").endsWith("sa\"");
        assertThat(difference.functionValue()).contains("sbs").hasSize(200).endsWith("…");
    }

    @Test
    public void ignoredPointerCoversWhatIsBelow() {
        assertThat(paths(compare("/a", json("{\"a\":{\"b\":1},\"c\":1}"), json("{\"a\":{\"b\":2},\"c\":2}"))))
                .containsExactly("body/c");
    }

    @Test
    public void ignoredPointerCoversAMissingMember() {
        assertThat(compare("/a", json("{\"a\":1}"), json("{}")).isEqual()).isTrue();
    }

    @Test
    public void ignoredPointerNamesOneElementOrAll() {
        ShadowAnswer application = json("[{\"id\":1},{\"id\":2}]");
        ShadowAnswer function = json("[{\"id\":3},{\"id\":4}]");
        assertThat(compare("/0/id", application, function).differences())
                .containsExactly(new Difference("body/*/id", "2", "4"));
        assertThat(compare("/*/id", application, function).isEqual()).isTrue();
    }

    @Test
    public void deepestDocumentIsCompared() {
        String open = "[".repeat(255);
        String close = "]".repeat(255);
        Findings findings = found(open + "1" + close, open + "2" + close);
        assertThat(paths(findings)).hasSize(1).allMatch(path -> path.startsWith("body/*/*/*"));
    }

    @Test
    public void pathsStayShortHoweverDeepTheDocument() {
        String open = ("{\"" + "n".repeat(60) + "\":").repeat(200);
        String close = "}".repeat(200);
        assertThat(paths(found(open + "1" + close, open + "2" + close)).get(0)).hasSizeBetween(400, 800);
    }

    @Test
    public void differencesBeyondTheTwoHundredthShareOnePath() {
        String members = IntStream.range(0, 5000)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(paths(found(members, "{}"))).hasSize(201).endsWith("...");
    }
}
