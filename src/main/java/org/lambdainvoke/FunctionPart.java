package org.lambdainvoke;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.payload.PayloadEncoder;
import org.lambdainvoke.internal.policy.BreakerRules;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.request.TenantSource;
import org.lambdainvoke.internal.route.FallbackRules;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.ShareKey;
import org.lambdainvoke.internal.route.SideRules;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Libraries;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.PercentType;
import org.lambdainvoke.internal.settings.SettingValues;

/** Makes a route of values that make sense by themselves; what does not beside others becomes a fault. */
final class FunctionPart {
    private final SettingValues values;
    private final Program program;
    private final @Nullable Format format;
    private final Faults faults;
    private final ShadowPart shadow;

    /**
     * For the values of one function.
     *
     * @param program what else it was handed
     */
    FunctionPart(SettingValues values, Program program, Faults faults) {
        this.values = values;
        this.program = program;
        this.format = program.format();
        this.faults = faults;
        this.shadow = new ShadowPart(values, faults);
    }

    /** The function at its qualifier; null for a fault. */
    @Nullable
    FunctionReference function() {
        Optional<FunctionReference> function =
                FunctionReference.parse(Objects.requireNonNullElse(values.find(FunctionParameters.FUNCTION_NAME), ""));
        if (function.isEmpty()) {
            faults.addText(FunctionParameters.FUNCTION_NAME, "", "");
            return null;
        }
        String qualifier = values.find(FunctionParameters.QUALIFIER);
        if (qualifier == null) {
            return function.get();
        }
        String own = function.get().qualifier();
        if (own != null && !own.equals(qualifier)) {
            faults.add(FunctionParameters.QUALIFIER, qualifier, "function_name says [" + own + "]");
        }
        return function.get().at(qualifier);
    }

    /** Notes what makes no sense beside other values. */
    void check() {
        checkStreaming();
        checkFormat();
        checkCanary();
        checkBreaker();
        shadow.check();
        checkAuthorizerAttributes();
    }

    /** Streams only what waits for the function, through a client that can. */
    private void checkStreaming() {
        InvocationType type = values.get(FunctionParameters.INVOCATION_TYPE);
        InvokeClient client = values.get(ConnectionParameters.CLIENT);
        LambdaInvoker invoker = program.invoker();
        if (!values.get(FunctionParameters.STREAMING)) {
            return;
        }
        if (type != InvocationType.REQUEST_RESPONSE) {
            faults.add(FunctionParameters.STREAMING, true, "invocation_type is [" + type.text() + "]");
        } else if (client != InvokeClient.POOLED) {
            faults.add(FunctionParameters.STREAMING, true, "client is [" + client.text() + "]");
        } else if (invoker != null && !invoker.streams()) {
            faults.add(FunctionParameters.STREAMING, true, "the invoker of the program does not stream");
        }
    }

    /** A share of nothing would be dropped in silence. */
    private void checkCanary() {
        BigDecimal share = values.get(FunctionParameters.CANARY_SHARE);
        if (share.signum() > 0 && values.find(FunctionParameters.CANARY) == null) {
            faults.addAlone(FunctionParameters.CANARY_SHARE, share, FunctionParameters.CANARY);
        }
    }

    /** Its library is one that only some need. */
    private void checkBreaker() {
        BreakerRules rules = values.find(FunctionParameters.BREAKER);
        String fault = rules == null ? "" : Libraries.faultOfBreaker();
        if (rules != null && !fault.isEmpty()) {
            faults.add(FunctionParameters.BREAKER, rules, fault);
        }
    }

    /** A program's format stands alone. */
    private void checkFormat() {
        if (format == null) {
            return;
        }
        String hint = "a format of the program is set";
        refuse(FunctionParameters.PAYLOAD, hint);
        refuse(FunctionParameters.RESPONSE, hint);
        if (values.get(FunctionParameters.STREAMING)) {
            faults.add(FunctionParameters.STREAMING, true, hint + ", which answers whole results only");
        }
    }

    private <T> void refuse(Parameter<T> parameter, String hint) {
        T value = values.find(parameter);
        if (value != null && values.isSet(parameter)) {
            faults.add(parameter, value, hint);
        }
    }

    /** A payload of this filter that has no place for them would drop them. */
    private void checkAuthorizerAttributes() {
        List<String> names = values.get(FunctionParameters.AUTHORIZER_ATTRIBUTES);
        PayloadFormat payload = values.get(FunctionParameters.PAYLOAD);
        if (!names.isEmpty() && format == null && !payload.hasAuthorizer() && !faults.has(FunctionParameters.PAYLOAD)) {
            faults.add(FunctionParameters.AUTHORIZER_ATTRIBUTES, names, "payload is [" + payload.text() + "]");
        }
    }

    /**
     * The route, of values without a fault.
     *
     * @param name its methods and its template
     * @param template its template
     * @param function what {@link #function()} has found
     */
    Route route(String name, String template, FunctionReference function) {
        return new Route(
                name,
                template,
                sides(function),
                new FallbackRules(
                        values.get(FunctionParameters.FALLBACK),
                        values.get(FunctionParameters.FALLBACK_MAX_CONCURRENCY)),
                values.find(FunctionParameters.BREAKER),
                shadow.rules(),
                invocation(function),
                encoder(),
                new RequestRules(
                        new RequestLimits(
                                values.get(FunctionParameters.MAX_REQUEST_BODY),
                                values.get(FunctionParameters.MAX_PARAMETERS),
                                values.get(FunctionParameters.MULTIPART_MAX_PARTS)),
                        hiddenFields(),
                        values.get(FunctionParameters.AUTHORIZER_ATTRIBUTES),
                        tenant()),
                new ResponseRules(reader(), fieldNames(FunctionParameters.RESPONSE_HEADERS_EXCLUDE)),
                values.get(FunctionParameters.UNHANDLED_STATUS),
                values.get(FunctionParameters.EXPOSE_FUNCTION_ERROR),
                values.get(FunctionParameters.WRITE_IDLE_TIMEOUT));
    }

    /** Where the tenant of a request stands; null for none. */
    private @Nullable TenantSource tenant() {
        String source = values.find(FunctionParameters.TENANT_ID);
        return source == null ? null : TenantSource.parse(source).orElseThrow();
    }

    private InvocationRules invocation(FunctionReference function) {
        return new InvocationRules(
                function,
                values.get(FunctionParameters.INVOCATION_TYPE),
                values.get(FunctionParameters.LOG_TYPE),
                values.get(FunctionParameters.TIMEOUT),
                values.get(FunctionParameters.RETRIES),
                values.get(FunctionParameters.MAX_CONCURRENCY),
                values.get(FunctionParameters.STREAMING) ? values.get(FunctionParameters.STREAM_IDLE_TIMEOUT) : null);
    }

    private PayloadEncoder encoder() {
        return format == null ? values.get(FunctionParameters.PAYLOAD).encoder() : new ProgramFormat(format);
    }

    private AnswerReader reader() {
        if (format != null) {
            return new ProgramFormat(format);
        }
        PayloadFormat payload = values.get(FunctionParameters.PAYLOAD);
        return Objects.requireNonNullElse(values.find(FunctionParameters.RESPONSE), payload.response())
                .reader(payload.dialect());
    }

    /** Fields that no function sees, the one with the secret among them. */
    private FieldNames hiddenFields() {
        List<String> names = new ArrayList<>(values.get(FunctionParameters.REQUEST_HEADERS_EXCLUDE));
        String shareHeader = values.find(FilterParameters.SHARE_HEADER);
        if (shareHeader != null) {
            names.add(shareHeader);
        }
        return FieldNames.parse(names).orElseThrow();
    }

    private SideRules sides(FunctionReference function) {
        String canary = values.find(FunctionParameters.CANARY);
        return new SideRules(
                PercentType.hundredths(values.get(FunctionParameters.SHARE)),
                values.get(FunctionParameters.SHARE_BY).stream()
                        .map(key -> ShareKey.parse(key).orElseThrow())
                        .toList(),
                values.find(FunctionParameters.SHARE_SALT),
                canary == null ? null : function.at(canary),
                PercentType.hundredths(values.get(FunctionParameters.CANARY_SHARE)));
    }

    private FieldNames fieldNames(Parameter<List<String>> parameter) {
        return FieldNames.parse(values.get(parameter)).orElseThrow();
    }
}
