package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.Test;
import org.lambdainvoke.internal.settings.ChoiceType;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.proof.readme.Readme;

/** The README's table and the builder are what the constants say. */
public class ParametersTest {
    private static List<MatchResult> rows() throws Exception {
        return Readme.rows("Parameters");
    }

    private static List<Parameter<?>> parameters() {
        return Parameters.TABLE.all();
    }

    @Test
    public void readmeNamesEachInItsOrder() throws Exception {
        assertThat(rows())
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(
                        parameters().stream().map(Parameter::name).toList());
    }

    @Test
    public void readmeHasTheDefaultOfEach() throws Exception {
        assertThat(rows())
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactlyElementsOf(parameters().stream()
                        .map(parameter -> parameter.name() + " " + parameter.absence())
                        .toList());
    }

    @Test
    public void readmeHasTheRangeOfEachNumber() throws Exception {
        List<String> missing = new ArrayList<>();
        List<MatchResult> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            Parameter<?> parameter = parameters().get(i);
            for (String said : parameter.type() instanceof ChoiceType
                    ? List.<String>of()
                    : parameter.type().documented()) {
                if (!rows.get(i).group(3).contains(said)) {
                    missing.add(parameter + ": " + said);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    public void readmeHasEachChoice() throws Exception {
        List<String> missing = new ArrayList<>();
        List<MatchResult> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            Parameter<?> parameter = parameters().get(i);
            for (String choice :
                    parameter.type() instanceof ChoiceType ? parameter.type().documented() : List.<String>of()) {
                if (!rows.get(i).group(0).contains("`" + choice + "`")) {
                    missing.add(parameter + ": " + choice);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    public void builderHasAMethodForEach() {
        assertThat(Arrays.stream(FilterSettingsBuilder.class.getMethods())
                        .filter(method -> method.getReturnType() == FilterSettingsBuilder.class)
                        .map(Method::getName))
                .containsAll(parameters().stream()
                        .map(parameter -> camelCase(parameter.name()))
                        .toList());
    }

    @Test
    public void builderHasNoMethodBesidesButThoseForObjectsOfAProgram() {
        List<String> names = parameters().stream()
                .map(parameter -> camelCase(parameter.name()))
                .toList();
        assertThat(Arrays.stream(FilterSettingsBuilder.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == FilterSettingsBuilder.class)
                        .map(Method::getName)
                        .filter(name -> !names.contains(name)))
                .containsExactlyInAnyOrder(
                        "build", "credentials", "format", "invoker", "listener", "route", "route", "sideChooser");
    }

    private static String camelCase(String name) {
        StringBuilder result = new StringBuilder();
        for (String word : name.split("_", -1)) {
            result.append(result.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return result.toString();
    }
}
