package org.lambdainvoke.internal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lambdainvoke.call.FailureReason;

/** Reasons for which the application answers: only such after which the function certainly did not run. */
public record FallbackType() implements ParameterType<Set<FailureReason>> {
    private static final String NONE = "none";
    private static final String NOT_RUN = "not-run";

    private static final Set<FailureReason> CERTAIN = FailureReason.notRun();

    @Override
    public Optional<Set<FailureReason>> read(String text) {
        if (text.equals(NONE) || text.equals(NOT_RUN)) {
            return Optional.of(text.equals(NONE) ? Set.of() : CERTAIN);
        }
        List<String> codes = codes(text).toList();
        Set<FailureReason> reasons = CERTAIN.stream()
                .filter(reason -> codes.contains(reason.code()))
                .collect(Collectors.toUnmodifiableSet());
        return reasons.size() == codes.size() ? Optional.of(reasons) : Optional.empty();
    }

    private static Stream<String> codes(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).distinct();
    }

    @Override
    public boolean accepts(Set<FailureReason> value) {
        return CERTAIN.containsAll(value);
    }

    @Override
    public String accepted() {
        return NONE + ", " + NOT_RUN
                + ", or with commas between them some of those after which the function certainly did" + " not run: "
                + codesOf(CERTAIN);
    }

    private static String codesOf(Set<FailureReason> reasons) {
        return reasons.stream().sorted().map(FailureReason::code).collect(Collectors.joining(", "));
    }

    @Override
    public String hint(String text) {
        return Arrays.stream(FailureReason.values())
                .filter(reason -> !CERTAIN.contains(reason))
                .filter(reason -> codes(text).anyMatch(reason.code()::equals))
                .findFirst()
                .map(reason -> "after [" + reason.code() + "] the function may have run, or there is no one to answer")
                .orElse("");
    }

    @Override
    public String written(Set<FailureReason> value) {
        return value.isEmpty() ? NONE : value.equals(CERTAIN) ? NOT_RUN : codesOf(value);
    }

    @Override
    public List<String> documented() {
        return List.of(NONE, NOT_RUN);
    }
}
