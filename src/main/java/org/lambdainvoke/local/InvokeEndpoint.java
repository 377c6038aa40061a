package org.lambdainvoke.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.observe.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of Lambda's API that invoke functions, over HTTP: {@code POST PATH[?Qualifier=]}. */
final class InvokeEndpoint implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LocalLambda.class);
    private static final int LARGEST_PAYLOAD = InvocationType.REQUEST_RESPONSE.maxPayloadBytes();

    private final Map<String, LocalFunction> functions;
    private final SignatureVerifier verifier;
    private final Consumer<LocalInvocation> listener;
    private final ExecutorService executor;

    InvokeEndpoint(
            Map<String, LocalFunction> functions,
            SignatureVerifier verifier,
            Consumer<LocalInvocation> listener,
            ExecutorService executor) {
        this.functions = functions;
        this.verifier = verifier;
        this.listener = listener;
        this.executor = executor;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID().toString();
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_PAYLOAD + 1);
            String path = exchange.getRequestURI().getRawPath();
            Operation operation = Operation.at(path);
            InvokeError error = null;
            if (operation == null || !exchange.getRequestMethod().equals("POST")) {
                error = new InvokeError(
                        404, "UnknownOperationException", "Only Invoke and InvokeWithResponseStream are served here.");
            } else if (body.length > LARGEST_PAYLOAD) {
                error = tooLarge(LARGEST_PAYLOAD);
            } else {
                error = verifier.check("POST", exchange.getRequestURI(), exchange.getRequestHeaders(), body);
            }
            if (operation != null && error == null) {
                error = accept(exchange, operation, operation.functionIn(path), body, requestId);
            }
            if (error != null) {
                refuse(exchange, error);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable InvokeError accept(
            HttpExchange exchange, Operation operation, String written, byte[] body, String requestId)
            throws IOException, InterruptedException {
        FunctionReference reference = FunctionReference.parse(written).orElse(null);
        LocalFunction function = reference == null ? null : functions.get(bareName(reference));
        if (reference == null || function == null) {
            return new InvokeError(404, "ResourceNotFoundException", "Function not found: " + written);
        }
        Headers headers = exchange.getRequestHeaders();
        String typeText = headers.getOrDefault("X-Amz-Invocation-Type", List.of("RequestResponse"))
                .get(0);
        Optional<InvocationType> type = operation.type(typeText);
        if (type.isEmpty()) {
            return InvokeError.badParameter("Unknown invocation type: " + typeText);
        }
        int limit = type.get().maxPayloadBytes();
        if (body.length > limit) {
            return tooLarge(limit);
        }
        Bytes event = body.length == 0 ? Bytes.utf8("{}") : Bytes.of(body);
        if (StrictJson.parse(event) == null) {
            return InvokeError.badContent("Could not parse request body into json: it is malformed");
        }
        String contextField = headers.getFirst("X-Amz-Client-Context");
        LocalClientContext clientContext = contextField == null ? null : LocalClientContext.decode(contextField);
        if (contextField != null && clientContext == null) {
            return InvokeError.badContent("Client context must be a valid Base64-encoded JSON object.");
        }
        String tenantId = headers.getFirst("X-Amz-Tenant-Id");
        if (tenantId != null && !Invocation.isTenantId(tenantId)) {
            return InvokeError.badParameter("The tenant id is not valid.");
        }
        String ofName = reference.qualifier();
        String qualifier = qualifier(exchange.getRequestURI().getRawQuery(), ofName);
        if (ofName != null && !ofName.equals(qualifier)) {
            return InvokeError.badParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        boolean wantsLog = "Tail".equals(headers.getFirst("X-Amz-Log-Type"));
        Call call =
                new Call(operation, function, written, qualifier, type.get(), wantsLog, event, clientContext, tenantId);
        perform(exchange, call, requestId);
        return null;
    }

    private static InvokeError tooLarge(int limit) {
        return new InvokeError(
                413,
                "RequestTooLargeException",
                "Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
    }

    private static String bareName(FunctionReference reference) {
        return reference.name().substring(reference.name().lastIndexOf(':') + 1);
    }

    private void perform(HttpExchange exchange, Call call, String requestId) throws IOException, InterruptedException {
        listener.accept(new LocalInvocation(
                call.name(),
                call.qualifier(),
                lowerCase(exchange.getRequestHeaders()),
                new String(call.event().toArray(), StandardCharsets.UTF_8),
                call.clientContext() == null ? null : call.clientContext().text(),
                call.tenantId(),
                exchange.getRemoteAddress()));
        TailLogger logger = new TailLogger();
        LocalContext context = context(call, requestId, logger);
        switch (call.type()) {
            case DRY_RUN -> answer(exchange, 204, Bytes.EMPTY);
            case EVENT -> {
                executor.execute(() -> runAlone(call, context, logger));
                answer(exchange, 202, Bytes.EMPTY);
            }
            case REQUEST_RESPONSE -> {
                if (call.operation() == Operation.INVOKE_WITH_RESPONSE_STREAM) {
                    StreamedAnswer.send(exchange, call, context, logger, executor);
                } else {
                    answerWhole(exchange, call, context, logger);
                }
            }
        }
    }

    private void answerWhole(HttpExchange exchange, Call call, LocalContext context, TailLogger logger)
            throws IOException, InterruptedException {
        FunctionRun.Outcome outcome = FunctionRun.run(call.function(), call.event(), context, executor);
        Headers fields = exchange.getResponseHeaders();
        fields.set("X-Amz-Executed-Version", context.getFunctionVersion());
        if (outcome.failed()) {
            fields.set("X-Amz-Function-Error", "Unhandled");
        }
        if (call.wantsLog()) {
            fields.set("X-Amz-Log-Result", logger.base64());
        }
        fields.set("Content-Type", "application/json");
        answer(exchange, 200, outcome.payload());
    }

    /** Runs a function that nobody waits for; what it logs, and whether it failed, goes to this JVM's log. */
    private void runAlone(Call call, LocalContext context, TailLogger logger) {
        try {
            boolean failed = FunctionRun.run(call.function(), call.event(), context, executor)
                    .failed();
            LOG.info("Event function {} {}", call.name(), failed ? "failed" : "ended");
            // Line by line: what a function logs can't be taken for lines of others.
            logger.text().lines().forEach(line -> LOG.info("Event function {}: {}", call.name(), LogText.escape(line)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LocalContext context(Call call, String requestId, TailLogger logger) {
        String qualifier = call.qualifier();
        String name = call.function().name();
        String arn = "arn:aws:lambda:" + LocalLambda.REGION + ":000000000000:function:" + name;
        return new LocalContext(
                requestId,
                name,
                qualifier == null ? arn : arn + ":" + qualifier,
                qualifier != null && qualifier.matches("\\d+") ? qualifier : "$LATEST",
                logger,
                // Lambda hands it on in synchronous calls only.
                call.type() == InvocationType.EVENT ? null : call.clientContext(),
                call.tenantId(),
                call.function().timeLimit());
    }

    private static @Nullable String qualifier(@Nullable String rawQuery, @Nullable String ofName) {
        String prefix = "Qualifier=";
        return rawQuery != null && rawQuery.startsWith(prefix)
                ? SignatureVerifier.decode(rawQuery.substring(prefix.length()))
                : ofName;
    }

    private static Map<String, List<String>> lowerCase(Headers headers) {
        Map<String, List<String>> lowerCase = new HashMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return Map.copyOf(lowerCase);
    }

    private static void refuse(HttpExchange exchange, InvokeError error) throws IOException {
        Headers fields = exchange.getResponseHeaders();
        fields.set("x-amzn-ErrorType", error.type());
        fields.set("Content-Type", "application/json");
        if (exchange.getRequestBody().read() >= 0) {
            // The rest of a body that is too large is not read.
            fields.set("Connection", "close");
        }
        answer(exchange, error.status(), error.body());
    }

    private static void answer(HttpExchange exchange, int status, Bytes body) throws IOException {
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.size());
        body.writeTo(exchange.getResponseBody());
    }
}
