package org.lambdainvoke.proof.matrix;

import java.util.ArrayList;
import java.util.List;
import org.junit.runner.Runner;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.Suite;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;
import org.junit.runners.model.Statement;

/**
 * Starts each container of a {@link Matrix} once, and runs all behaviours on it in each {@link Mode}; then those of its
 * stop, where nothing else runs.
 */
public final class MatrixRunner extends Suite {
    private static final List<Class<? extends Behaviours>> BEHAVIOURS = List.of(
            ParameterBehaviours.class,
            EventBehaviours.class,
            AnswerBehaviours.class,
            DispatchBehaviours.class,
            RouteBehaviours.class,
            FallbackBehaviours.class,
            ShadowBehaviours.class,
            FailureBehaviours.class);

    /** Called by JUnit. */
    public MatrixRunner(Class<? extends Matrix> test) throws InitializationError {
        super(test, containers(test));
    }

    private static List<Runner> containers(Class<? extends Matrix> test) throws InitializationError {
        try {
            List<Runner> containers = new ArrayList<>();
            for (Host host : test.getDeclaredConstructor().newInstance().hosts()) {
                containers.add(new ContainerRunner(test, new Site.Hosting(host)));
                if (host.isInThisJvm()) {
                    containers.add(new StopRunner(new Site.Hosting(host)));
                }
            }
            return containers;
        } catch (ReflectiveOperationException e) {
            throw new InitializationError(e);
        }
    }

    private static final class ContainerRunner extends Suite {
        private final Site.Hosting hosting;

        ContainerRunner(Class<? extends Matrix> test, Site.Hosting hosting) throws InitializationError {
            super(test, sites(hosting));
            this.hosting = hosting;
        }

        private static List<Runner> sites(Site.Hosting hosting) throws InitializationError {
            List<Runner> sites = new ArrayList<>();
            for (Mode mode : Mode.values()) {
                Site site = new Site(hosting, mode);
                for (Class<? extends Behaviours> behaviours : BEHAVIOURS) {
                    sites.add(new SiteRunner(behaviours, site));
                }
            }
            return sites;
        }

        @Override
        protected Statement classBlock(RunNotifier notifier) {
            return hosting.apply(super.classBlock(notifier), getDescription());
        }

        @Override
        protected String getName() {
            return hosting.host.toString();
        }
    }

    private static class SiteRunner extends BlockJUnit4ClassRunner {
        private final Site site;

        SiteRunner(Class<? extends Behaviours> behaviours, Site site) throws InitializationError {
            super(behaviours);
            this.site = site;
        }

        @Override
        protected void validateConstructor(List<Throwable> errors) {
            validateOnlyOneConstructor(errors);
        }

        @Override
        protected Object createTest() throws Exception {
            return getTestClass().getOnlyConstructor().newInstance(site);
        }

        @Override
        protected String testName(FrameworkMethod method) {
            return method.getName() + " [" + site + "]";
        }

        @Override
        protected String getName() {
            return super.getName() + " [" + site + "]";
        }
    }

    private static final class StopRunner extends SiteRunner {
        private final Site.Hosting hosting;

        StopRunner(Site.Hosting hosting) throws InitializationError {
            // Asks in both modes itself.
            super(StopBehaviours.class, new Site(hosting, Mode.ASYNC));
            this.hosting = hosting;
        }

        @Override
        protected Statement classBlock(RunNotifier notifier) {
            return hosting.lambda.apply(super.classBlock(notifier), getDescription());
        }
    }
}
