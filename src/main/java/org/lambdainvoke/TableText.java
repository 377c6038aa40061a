package org.lambdainvoke;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.RouteLine;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.settings.TableFile;

/**
 * The lines of a route table. Immutable.
 *
 * @param source the parameter that a fault names
 * @param lines those that could be read
 */
record TableText(Parameter<String> source, List<RouteLine> lines) {
    /** Keeps a copy. */
    TableText {
        lines = List.copyOf(lines);
    }

    /**
     * The lines of a filter.
     *
     * @param file the content of {@code routes_file}; null when there is none
     * @return null for a filter without a table
     */
    static @Nullable TableText of(SettingValues values, Program program, @Nullable String file, Faults faults) {
        String text = values.find(FilterParameters.ROUTES);
        if (!program.routes().isEmpty()) {
            refuse(FilterParameters.ROUTES, "a route of the program", values, faults);
            refuse(FilterParameters.ROUTES_FILE, "a route of the program", values, faults);
            refuseFunction("a route of the program", values, faults);
            return new TableText(FilterParameters.ROUTES, program.routes());
        }
        if (text != null) {
            refuse(FilterParameters.ROUTES_FILE, "routes", values, faults);
            refuseFunction("routes", values, faults);
            return parse(text, FilterParameters.ROUTES, faults);
        }
        if (values.isSet(FilterParameters.ROUTES_FILE) || faults.has(FilterParameters.ROUTES_FILE)) {
            refuseFunction("routes_file", values, faults);
            return parse(file == null ? "" : file, FilterParameters.ROUTES_FILE, faults);
        }
        return null;
    }

    private static void refuseFunction(String beside, SettingValues values, Faults faults) {
        refuse(FunctionParameters.FUNCTION_NAME, beside, values, faults);
        refuse(FunctionParameters.QUALIFIER, beside, values, faults);
    }

    private static void refuse(Parameter<String> parameter, String beside, SettingValues values, Faults faults) {
        if (values.isSet(parameter)) {
            faults.add(parameter, values.get(parameter), beside + " is set");
        }
    }

    /** The lines of a text that {@code source} brings. */
    static TableText parse(String text, Parameter<String> source, Faults faults) {
        return new TableText(source, RouteLine.parse(text, source, faults));
    }

    /** What stands in the file that is set; null when there is none, it has a fault, or another table is set. */
    static @Nullable String file(SettingValues values, Program program, Faults faults) {
        String path = values.find(FilterParameters.ROUTES_FILE);
        if (path == null
                || values.isSet(FilterParameters.ROUTES)
                || !program.routes().isEmpty()) {
            return null;
        }
        try {
            return TableFile.read(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            // Without the message, which names the file: a placeholder may have stood for what is secret.
            faults.add(FilterParameters.ROUTES_FILE, path, TableFile.fault(e));
            return null;
        }
    }
}
