package org.lambdainvoke.internal.route;

import org.lambdainvoke.observe.RouteState;

/** How a route stands, at the moment at which this was made. */
record StateOfRoute(String name, String function, int hundredths, int shadow, String breaker) implements RouteState {
    @Override
    public String getRoute() {
        return name;
    }

    @Override
    public String getFunction() {
        return function;
    }

    @Override
    public double getShare() {
        return hundredths / 100.0;
    }

    @Override
    public double getShadow() {
        return shadow / 100.0;
    }

    @Override
    public String getBreaker() {
        return breaker;
    }
}
