package org.lambdainvoke.http.shadow;

import jakarta.servlet.ServletContainerInitializer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.ShadowEvent;
import org.lambdainvoke.observe.ShadowListener;

/** What a listener of the application is told of shadows. */
final class ShadowEvents implements ShadowListener {
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<ShadowEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void shadowed(ShadowEvent event) {
        events.add(event);
    }

    /** Has an application tell this. */
    ServletContainerInitializer initializer() {
        return (classes, context) -> context.setAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE, this);
    }

    /** Waits for the next. */
    ShadowEvent take() throws InterruptedException {
        ShadowEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no shadow was told of");
        }
        return event;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }
}
