package org.lambdainvoke.support.container;

import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** A test of what a container serves, on the request's own thread and asynchronously. */
public abstract class InBothModes extends OnContainers {
    @Parameters(name = "{0}, async {1}")
    public static Iterable<?> containers() {
        return Container.twice(Container.all());
    }

    @Parameter(1)
    public boolean isAsync;

    @Override
    protected void serve(WebApplication application) throws Exception {
        super.serve(isAsync ? application.async() : application);
    }
}
