package org.lambdainvoke;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.route.ShadowRules;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.PercentType;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.shadow.Comparison;
import org.lambdainvoke.internal.shadow.IgnoreRules;

/** Makes the rules by which a function is asked what the application has answered. */
final class ShadowPart {
    /** Of RFC 9110, section 9.2.1, and RFC 10008, those that get something. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "QUERY");

    private final SettingValues values;
    private final Faults faults;

    ShadowPart(SettingValues values, Faults faults) {
        this.values = values;
        this.faults = faults;
    }

    /** What is not waited for has no answer, and what changes something is not done twice unless that is wanted. */
    void check() {
        BigDecimal share = values.get(FunctionParameters.SHADOW);
        InvocationType type = values.get(FunctionParameters.INVOCATION_TYPE);
        if (share.signum() > 0 && type != InvocationType.REQUEST_RESPONSE) {
            faults.add(FunctionParameters.SHADOW, share, "invocation_type is [" + type.text() + "]");
        }
        List<String> methods = values.get(FunctionParameters.SHADOW_METHODS);
        if (!values.get(FunctionParameters.SHADOW_WRITES) && !SAFE.containsAll(methods)) {
            faults.add(
                    FunctionParameters.SHADOW_METHODS,
                    methods,
                    "shadow_writes is [false]: what changes something would be done twice");
        }
    }

    /** The rules, of values without a fault. */
    ShadowRules rules() {
        int maxBody = values.get(FunctionParameters.SHADOW_MAX_BODY);
        return new ShadowRules(
                PercentType.hundredths(values.get(FunctionParameters.SHADOW)),
                Set.copyOf(values.get(FunctionParameters.SHADOW_METHODS)),
                maxBody,
                values.get(FunctionParameters.SHADOW_MAX_CONCURRENCY),
                new Comparison(IgnoreRules.parse(values.find(FunctionParameters.SHADOW_IGNORE)), maxBody),
                PercentType.hundredths(values.get(FunctionParameters.SHADOW_CONTROL)),
                values.get(FunctionParameters.SHADOW_SAMPLES));
    }
}
