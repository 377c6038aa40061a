package org.lambdainvoke;

import java.util.List;

/**
 * The settings can't be used. The message lists every fault that was found, one a line, each with the parameter's name,
 * what was found (never a secret) and what is accepted.
 */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * One exception for all of {@code faults}.
     *
     * @param faults the faults in the order of the README's table, not empty
     */
    ConfigurationException(List<String> faults) {
        super("lambda-invoke-filter can not start:\n  " + String.join("\n  ", faults));
    }

    static void throwIfAny(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
    }
}
