package org.lambdainvoke.example;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lambdainvoke.example.library.BookHandler;
import org.lambdainvoke.example.library.BooksHandler;
import org.lambdainvoke.example.library.LoansHandler;
import org.lambdainvoke.example.library.ReaderHandler;
import org.lambdainvoke.example.shop.CatalogueHandler;
import org.lambdainvoke.example.shop.ShopHandler;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalLambda;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the functions in this JVM, unless the operator has pointed the application at AWS or at another endpoint with
 * the context-param {@code lambda-invoke.aws_region} or {@code lambda-invoke.endpoint_url}. The filters are told
 * through context-params, as an operator would tell them: a listener runs before filters are initialised.
 */
public final class LocalLambdaListener implements ServletContextListener {
    private static final Logger LOGGER = LoggerFactory.getLogger(LocalLambdaListener.class);

    private static final String ENDPOINT_URL = "lambda-invoke.endpoint_url";
    private static final String AWS_REGION = "lambda-invoke.aws_region";
    private static final String AWS_KEY = "lambda-invoke.aws_key";
    private static final String AWS_SECRET = "lambda-invoke.aws_secret";

    private static final String EVENTS = SeenEvents.class.getName();

    private LocalLambda lambda;

    /** The events that the functions of this application were given in this JVM. */
    static SeenEvents events(ServletContext context) {
        return (SeenEvents) context.getAttribute(EVENTS);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        SeenEvents events = new SeenEvents();
        context.setAttribute(EVENTS, events);
        if (context.getInitParameter(ENDPOINT_URL) != null || context.getInitParameter(AWS_REGION) != null) {
            return;
        }
        lambda = LocalLambda.builder()
                .function(LocalFunction.of("greet", GreetHandler.class))
                .function(LocalFunction.of("orders", OrderHandler.class))
                .function(LocalFunction.of("failing", FailingHandler.class))
                .function(LocalFunction.of("upload", UploadHandler.class))
                .function(LocalFunction.of("shop", ShopHandler.class))
                .function(LocalFunction.of("visits", VisitsHandler.class))
                .function(LocalFunction.of("webhook", WebhookHandler.class))
                .function(LocalFunction.of("catalogue", CatalogueHandler.class))
                .function(LocalFunction.of("whoami", WhoamiHandler.class))
                .function(LocalFunction.of("story", StoryHandler.class))
                .function(LocalFunction.of("slow", SlowHandler.class))
                .function(LocalFunction.of("books", BooksHandler.class))
                .function(LocalFunction.of("book", BookHandler.class))
                .function(LocalFunction.of("loans", LoansHandler.class))
                .function(LocalFunction.of("reader", ReaderHandler.class))
                .listener(events)
                .start();
        try {
            share(context);
        } catch (IllegalStateException e) {
            lambda.close();
            throw e;
        }
        LOGGER.info("The functions run in this JVM behind {}", lambda.endpointUrl());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (lambda != null) {
            lambda.close();
        }
    }

    private void share(ServletContext context) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(ENDPOINT_URL, lambda.endpointUrl());
        parameters.put(AWS_REGION, LocalLambda.REGION);
        parameters.put(AWS_KEY, lambda.accessKey());
        parameters.put(AWS_SECRET, lambda.secretKey());
        parameters.forEach((name, value) -> {
            // Half of the operator's configuration and half of ours would only fail later, and less clearly.
            if (!context.setInitParameter(name, value)) {
                throw new IllegalStateException("The context-param " + name + " is set, but neither " + AWS_REGION
                        + " nor " + ENDPOINT_URL + ": set one of them to call your own functions.");
            }
        });
    }
}
