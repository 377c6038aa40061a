package org.lambdainvoke;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.RoutePlan;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.SettingValues;

/** Makes the route of a filter that has one function. */
final class OneRoutePart implements RoutesPart {
    private final SettingValues values;
    private final Faults faults;
    private final FunctionPart part;
    private final @Nullable FunctionReference function;

    OneRoutePart(SettingValues values, Program program, Faults faults) {
        this.values = values;
        this.faults = faults;
        this.part = new FunctionPart(values, program, faults);
        this.function = part.function();
        part.check();
    }

    @Override
    public Set<String> regions() {
        String region = function == null ? null : function.region();
        return region == null ? Set.of() : Set.of(region);
    }

    @Override
    public boolean mayHideARegion() {
        String name = values.find(FunctionParameters.FUNCTION_NAME);
        return function == null && name != null && name.contains(":");
    }

    @Override
    public void requireRegion(@Nullable String region) {
        if (region == null || region.isEmpty()) {
            return;
        }
        for (String ofArn : regions()) {
            if (!ofArn.equals(region)) {
                faults.add(ConnectionParameters.AWS_REGION, region, "function_name says [" + ofArn + "]");
            }
        }
    }

    @Override
    public RoutePlan plan() {
        return new RoutePlan.One(part.route(Route.EVERYTHING, Route.EVERYTHING, Objects.requireNonNull(function)));
    }
}
