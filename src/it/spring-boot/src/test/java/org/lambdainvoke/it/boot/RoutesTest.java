package org.lambdainvoke.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.local.LocalFunction;

/** A table of routes in front of controllers, behind the filters that Spring Boot has by itself. */
@RunWith(Parameterized.class)
public class RoutesTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Parameters(name = "async={0}")
    public static List<String> modes() {
        return List.of("auto", "never");
    }

    @Parameter
    public String mode;

    private Map<String, String> answers(String table) throws Exception {
        try (Site site = new Site(
                RoutedApplication.class,
                LocalFunction.of("greet", GreetFunction.class),
                "mode=" + mode,
                "table=" + table)) {
            Map<String, String> answers = new LinkedHashMap<>();
            answers.put("query", text(site.get("/form?a=1&b=%C3%A9")));
            answers.put("form", text(site.send("POST", "/form?a=1", FORM, "b=x+%C3%A9")));
            answers.put("form of PUT", text(site.send("PUT", "/form?a=1", FORM, "b=x+%C3%A9")));
            answers.put("json", text(site.send("POST", "/json", "application/json", "{\"a\":[1,\"é\"]}")));
            answers.put("broken json", text(site.send("POST", "/json", "application/json", "{")));
            answers.put("bytes", text(site.send("POST", "/bytes", "text/plain", "x".repeat(20_000))));
            answers.put("later", text(site.get("/later?a=1")));
            answers.put("later, form", text(site.send("POST", "/later", FORM, "a=2")));
            answers.put("refused", text(site.get("/refused")));
            answers.put("nowhere", text(site.get("/nowhere")));
            answers.put("upload", text(site.send("POST", "/upload", "multipart/form-data; boundary=B", """
                    --B
                    Content-Disposition: form-data; name="file"; filename="f.txt"

                    content
                    --B--
                    """.replace(
                            "\n", "\r\n"))));
            return answers;
        }
    }

    /** Errors of Spring Boot have the time in their bodies. */
    private static String text(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.headers().allValues("Content-Type") + " "
                + answer.body().replaceFirst("\"timestamp\":\"[^\"]*\"", "");
    }

    @Test
    public void whatFitsNoRouteIsAnsweredAsIfThereWereNoFilter() throws Exception {
        String table = IntStream.range(0, 40)
                .mapToObj(i -> "GET,POST /moved" + i + "/{id} greet")
                .collect(Collectors.joining("\n"));
        assertThat(answers(table)).containsExactlyEntriesOf(answers(RoutedApplication.NONE));
    }

    @Test
    public void applicationsSideOfARouteIsAnsweredAsIfThereWereNoFilter() throws Exception {
        assertThat(answers("* /{rest+} greet share=0")).containsExactlyEntriesOf(answers(RoutedApplication.NONE));
    }

    @Test
    public void controllersNoticeNothingOfAShadow() throws Exception {
        assertThat(answers("* /{rest+} greet share=0 shadow=100 shadow_methods=GET,HEAD,POST,PUT shadow_writes=true"))
                .containsExactlyEntriesOf(answers(RoutedApplication.NONE));
    }

    /** But what no function could be asked, and a body with parts, as what was read of it can't be read again. */
    @Test
    public void controllersAnswerInPlaceOfAFunctionThatIsNotThere() throws Exception {
        Map<String, String> answers = answers("* /{rest+} nobody fallback=not-run");
        Map<String, String> without = answers(RoutedApplication.NONE);
        assertThat(answers.remove("broken json")).startsWith("400 ").contains("\"reason\":\"bad_request\"");
        assertThat(answers.remove("upload")).startsWith("502 ").contains("\"reason\":\"rejected\"");
        assertThat(without.remove("broken json")).startsWith("400 ").contains("\"path\":\"/json\"");
        assertThat(without.remove("upload")).isEqualTo("200 [text/plain;charset=UTF-8] f.txt: content");
        assertThat(answers).containsExactlyEntriesOf(without);
    }
}
