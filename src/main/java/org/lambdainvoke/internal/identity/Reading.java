package org.lambdainvoke.internal.identity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.settings.SdkModule;

/**
 * The first source from which an SDK's default chain would take credentials, as far as environment and files tell.
 * Immutable; prints nothing of its values, which are secrets.
 */
final class Reading {
    private final SourceKind kind;
    private final String told;
    private final List<? extends @Nullable Object> values;
    private final Set<SdkModule> modules;
    private final String hindrance;

    /**
     * A source.
     *
     * @param told by which names a user knows it; no secret
     * @param values equal where two SDKs read the same
     * @param modules what else than the SDK's core is needed
     */
    Reading(SourceKind kind, String told, List<? extends @Nullable Object> values, Set<SdkModule> modules) {
        this(kind, told, values, modules, "");
    }

    private Reading(
            SourceKind kind,
            String told,
            List<? extends @Nullable Object> values,
            Set<SdkModule> modules,
            String hindrance) {
        this.kind = kind;
        this.told = told;
        this.values = values;
        this.modules = modules;
        this.hindrance = hindrance;
    }

    SourceKind kind() {
        return kind;
    }

    Set<SdkModule> modules() {
        return modules;
    }

    /** Why this SDK can't use the source; empty when it can. */
    String hindrance() {
        return hindrance;
    }

    /** The same source, which this SDK can't use. */
    Reading hinderedBy(String why) {
        return new Reading(kind, told, values, modules, why);
    }

    /** Whether {@code other} leads to the same identity. */
    boolean isSameAs(Reading other) {
        return kind == other.kind && values.equals(other.values);
    }

    /** Whether this SDK has found a source that the one of {@code other} goes past. */
    boolean isBefore(Reading other) {
        return kind.compareTo(other.kind) < 0;
    }

    /** By which names a user knows it. */
    @Override
    public String toString() {
        return told;
    }
}
