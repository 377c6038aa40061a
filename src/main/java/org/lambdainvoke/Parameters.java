package org.lambdainvoke;

import org.lambdainvoke.internal.settings.ParameterTable;

/**
 * All parameters. One constant is all that is written down of one: name, type and range, secrecy, default. They stand
 * here and not in {@code internal.settings}, as some have values of types that are published.
 */
final class Parameters {
    static final ParameterTable TABLE =
            ParameterTable.of(FunctionParameters.TABLE, ConnectionParameters.TABLE, FilterParameters.TABLE);

    private Parameters() {}
}
