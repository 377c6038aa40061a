package org.lambdainvoke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.internal.route.RouteEntry;
import org.lambdainvoke.internal.route.RoutePlan;
import org.lambdainvoke.internal.route.RouteTable;
import org.lambdainvoke.internal.route.RouteTemplate;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.RouteLine;
import org.lambdainvoke.internal.settings.SettingValues;

/** Makes the routes of a table. */
final class TablePart implements RoutesPart {
    private final SettingValues values;
    private final Program program;
    private final TableText table;
    private final Faults faults;
    private final List<Pending> pending = new ArrayList<>();
    private final RouteTable<RouteLine> taken = new RouteTable<>();
    private boolean mayHideARegion;

    /** What makes no sense in the filter's own values beside each other, and would be told for each line. */
    private final List<String> ofFilter;

    private boolean isFaultOfFilter;

    /** A route of which nothing is wrong but, perhaps, what is wrong with the whole filter. */
    private record Pending(
            RouteLine line,
            List<String> methods,
            RouteTemplate template,
            FunctionReference function,
            FunctionPart part) {}

    /**
     * Reads the lines.
     *
     * @param values of the filter, the defaults of each line
     * @param program what else it was handed
     */
    TablePart(SettingValues values, Program program, TableText table, Faults faults) {
        this.values = values;
        this.program = program;
        this.table = table;
        this.faults = faults;
        Faults alone = faults.within();
        new FunctionPart(values, program, alone).check();
        this.ofFilter = alone.all();
        // Two equal lines are one.
        Map<String, RouteLine> lines = new LinkedHashMap<>();
        table.lines().forEach(line -> lines.putIfAbsent(line.text(), line));
        lines.values().forEach(this::read);
        if (isFaultOfFilter || table.lines().isEmpty()) {
            ofFilter.forEach(faults::addOther);
        }
    }

    private void read(RouteLine line) {
        List<String> found = new ArrayList<>();
        List<String> methods = methods(line, found);
        RouteTemplate template = template(line, found);
        Faults own = faults.within();
        SettingValues ofLine = line.settings(Parameters.TABLE, FunctionParameters.TABLE, values.copy(), own);
        checkConcurrency(FunctionParameters.MAX_CONCURRENCY, ofLine, own);
        checkConcurrency(FunctionParameters.SHADOW_MAX_CONCURRENCY, ofLine, own);
        FunctionPart part = new FunctionPart(ofLine, program, own);
        FunctionReference function = part.function();
        part.check();
        found.addAll(own.all());
        if (found.removeAll(ofFilter)) {
            isFaultOfFilter = true;
        }
        if (template != null) {
            found.addAll(collisions(line, methods, template));
        }
        found.forEach(fault -> faults.addOfLine(table.source(), line.number(), fault));
        if (function == null) {
            mayHideARegion |= line.function().contains(":");
        } else if (template != null && found.isEmpty()) {
            pending.add(new Pending(line, methods, template, function, part));
        }
    }

    private static List<String> methods(RouteLine line, List<String> found) {
        List<String> methods =
                Arrays.stream(line.methods().split(",", -1)).distinct().toList();
        if (!methods.equals(List.of(RouteTable.ANY_METHOD))
                && !methods.stream()
                        .allMatch(method ->
                                FunctionParameters.METHOD.matcher(method).matches())) {
            found.add("[" + line.methods() + "] does not name methods: write them in capitals with commas between them"
                    + " and no blank, or * for all that no other line names");
        }
        return methods;
    }

    private static @Nullable RouteTemplate template(RouteLine line, List<String> found) {
        try {
            return RouteTemplate.parse(line.template());
        } catch (IllegalArgumentException e) {
            found.add("template: found [" + line.template() + "]: " + e.getMessage());
            return null;
        }
    }

    /** The lines before that take the same requests. */
    private List<String> collisions(RouteLine line, List<String> methods, RouteTemplate template) {
        List<String> collisions = new ArrayList<>();
        for (String method : methods) {
            RouteLine before = taken.add(method, template, line);
            if (before != null && before.number() != line.number()) {
                collisions.add("line " + before.number() + " has " + method + " " + before.template()
                        + " already, which takes the same requests");
            }
        }
        return collisions;
    }

    /** More than the filter allows would never be reached. */
    private void checkConcurrency(Parameter<Integer> parameter, SettingValues ofLine, Faults own) {
        int most = values.get(parameter);
        int wanted = ofLine.get(parameter);
        if (wanted > most && !own.has(parameter)) {
            own.add(parameter, wanted, "the filter has [" + most + "]");
        }
    }

    @Override
    public Set<String> regions() {
        Set<String> regions = new TreeSet<>();
        for (Pending route : pending) {
            String region = route.function().region();
            if (region != null) {
                regions.add(region);
            }
        }
        return regions;
    }

    @Override
    public boolean mayHideARegion() {
        return mayHideARegion;
    }

    @Override
    public void requireRegion(@Nullable String region) {
        for (Pending route : pending) {
            String own = route.function().region();
            if (region != null && !region.isEmpty() && own != null && !own.equals(region)) {
                faults.addOfLine(
                        table.source(),
                        route.line().number(),
                        "the function is in [" + own + "], the filter's region is [" + region + "]");
            }
        }
    }

    @Override
    public RoutePlan.Table plan() {
        return new RoutePlan.Table(pending.stream().map(TablePart::entry).toList());
    }

    private static RouteEntry entry(Pending route) {
        RouteLine line = route.line();
        String name = line.methods() + " " + line.template();
        return new RouteEntry(
                route.methods(),
                route.template(),
                route.part().route(name, line.template(), route.function()),
                line.text());
    }
}
