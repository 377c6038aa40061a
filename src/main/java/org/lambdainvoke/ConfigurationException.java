package org.lambdainvoke;

import java.util.List;
import org.lambdainvoke.internal.settings.Libraries;

/**
 * The settings can't be used. The message lists every fault that was found, one a line, each with the parameter's name,
 * what was found (never a secret) and what is accepted.
 */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** All faults, with semicolons between them. */
    private final String faults;

    /**
     * One exception for all of {@code faults}.
     *
     * @param faults the faults in the order of the README's table, not empty
     */
    ConfigurationException(List<String> faults) {
        super("lambda-invoke-filter can not start:\n  " + String.join("\n  ", faults));
        this.faults = String.join("; ", faults);
    }

    /** All faults in one line. */
    String inOneLine() {
        return faults;
    }

    /** For a library that is missing or does not fit, which no look beforehand has found. */
    static ConfigurationException of(LinkageError error) {
        return new ConfigurationException(List.of(Libraries.fault(error)));
    }

    static void throwIfAny(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
    }
}
