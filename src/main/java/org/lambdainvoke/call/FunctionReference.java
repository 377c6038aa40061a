package org.lambdainvoke.call;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The function to invoke: a name, a partial ARN or an ARN, and a version or alias. The forms are those of the Invoke
 * API's {@code FunctionName} and {@code Qualifier}. Immutable.
 *
 * @param name what stands in the call's path, without its qualifier
 * @param qualifier version, alias or {@code $LATEST}; null when the API shall choose
 * @param region the region that an ARN names; null when there is none
 */
public record FunctionReference(
        String name, @Nullable String qualifier, @Nullable String region) {
    private static final String QUALIFIER = "\\$LATEST(?:\\.PUBLISHED)?|[a-zA-Z0-9_-]{1,128}";

    /** Of every name of a region: new ones are not known here. */
    private static final String REGION = "[a-z]{2,}(?:-[a-z]+)+-\\d{1,2}";

    private static final Pattern FORM = Pattern.compile("(?<name>(?:arn:aws[a-z-]*:lambda:(?=[a-z]))?"
            + "(?:(?<region>" + REGION + "):)?"
            + "(?:\\d{12}:)?(?:function:)?"
            + "(?=[a-zA-Z0-9_.-]*[a-zA-Z0-9_-])[a-zA-Z0-9_.-]{1,64})"
            + "(?::(?<qualifier>" + QUALIFIER + "))?");

    private static final Pattern QUALIFIER_FORM = Pattern.compile(QUALIFIER);
    private static final Pattern REGION_FORM = Pattern.compile(REGION);
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:lambda:[^:]+:\\d{12}:function:[^:]+(?::[^:]+)?");

    /**
     * Reads a function's name.
     *
     * @param text a name, a partial ARN or an ARN
     * @return the reference; empty when {@code text} has none of the API's forms
     */
    public static Optional<FunctionReference> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || (text.startsWith("arn:") && !ARN.matcher(text).matches())) {
            return Optional.empty();
        }
        return Optional.of(
                new FunctionReference(matcher.group("name"), matcher.group("qualifier"), matcher.group("region")));
    }

    /**
     * Whether {@code text} has the form of a version, an alias or {@code $LATEST}.
     *
     * @param text what is looked at
     * @return true when it has
     */
    public static boolean isQualifier(String text) {
        return QUALIFIER_FORM.matcher(text).matches();
    }

    /**
     * Whether {@code text} has the form of a region's name. Whether the region exists is not asked.
     *
     * @param text what is looked at
     * @return true when it has
     */
    public static boolean isRegion(String text) {
        return REGION_FORM.matcher(text).matches();
    }

    /**
     * The same function at another version or alias.
     *
     * @param otherQualifier version, alias or {@code $LATEST}
     * @return a new reference
     */
    public FunctionReference at(String otherQualifier) {
        return new FunctionReference(name, otherQualifier, region);
    }

    /** The name as a user would write it. */
    @Override
    public String toString() {
        return qualifier == null ? name : name + ":" + qualifier;
    }
}
