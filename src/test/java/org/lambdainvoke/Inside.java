package org.lambdainvoke;

import jakarta.servlet.FilterConfig;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.settings.WrittenParameters;

/** What the published types keep from their users, for tests of other packages. */
public final class Inside {
    private Inside() {}

    public static FilterSettings settings(FilterConfig config) {
        return LambdaInvokeFilter.ofInitParams(config);
    }

    /** A client as a filter with these settings has it, to be closed by the caller. */
    public static LambdaInvoker connect(FilterSettings settings) {
        return settings.client().connect(null);
    }

    public static String region(FilterSettings settings) {
        return settings.client().region();
    }

    /** What the start of a filter with these settings warns of. */
    public static List<String> warnings(FilterSettings settings) {
        return settings.client().notes().warnings();
    }

    /** Settings in another environment than that of this JVM. */
    public static FilterSettings settings(Map<String, String> parameters, Environment environment) {
        Faults faults = new Faults(Parameters.TABLE);
        SettingValues values = new SettingValues(Parameters.TABLE);
        new WrittenParameters(Parameters.TABLE, faults).read(parameters, values);
        return FilterSettings.of(values, Program.NONE, environment, faults);
    }

    public static Bytes encode(PayloadFormat format, RequestSnapshot request, RequestLimits limits)
            throws InvocationFailure {
        return format.encoder().encode(request, limits);
    }

    public static Dialect dialect(PayloadFormat format) {
        return format.dialect();
    }

    public static AnswerReader reader(ResponseFormat format, Dialect dialect) {
        return format.reader(dialect);
    }
}
