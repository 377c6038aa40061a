package org.lambdainvoke.support.container;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.support.application.AuthorisingFilter;
import org.lambdainvoke.support.application.ShopServlet;

/**
 * An application that has served for years: forms, uploads, sessions, asynchronous servlets, an error page, and a
 * filter that authorises, on REQUEST only. {@link ShopServlet} tells what it saw.
 */
public final class ShopApplication {
    private static final List<String> KINDS = List.of(
            "form", "stream", "reader", "session", "async", "listener", "forward", "refused", "thrown", "chunks");

    private ShopApplication() {}

    /** The application with {@code ours} in front of all that it has. */
    public static WebApplication with(Filter ours, Map<String, String> initParams) {
        return complete(new WebApplication().filter(ours, "/*", initParams, EnumSet.of(DispatcherType.REQUEST)));
    }

    /** The application alone. */
    public static WebApplication alone() {
        return complete(new WebApplication());
    }

    private static WebApplication complete(WebApplication application) {
        KINDS.forEach(kind -> application.servlet("/" + kind + "/*", new ShopServlet()));
        return application
                .async()
                .sessions()
                .errorPage("/broken")
                .filter(new AuthorisingFilter())
                .multipartServlet("/upload/*", new ShopServlet())
                .servlet("/broken", new ShopServlet());
    }
}
