package org.lambdainvoke.support.container;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.rules.ExternalResource;
import org.lambdainvoke.LambdaInvokeFilter;

/** Collects what ends threads in code of the filter, while a test runs. */
public final class UncaughtExceptions extends ExternalResource {
    private static final String PACKAGE = LambdaInvokeFilter.class.getPackageName() + ".internal.";

    private final List<Throwable> all = new CopyOnWriteArrayList<>();
    private Thread.UncaughtExceptionHandler usual;

    @Override
    protected void before() {
        usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (Arrays.stream(thrown.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(PACKAGE))) {
                all.add(thrown);
            }
        });
    }

    @Override
    protected void after() {
        Thread.setDefaultUncaughtExceptionHandler(usual);
    }

    public List<Throwable> all() {
        return all;
    }
}
