package org.lambdainvoke;

import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.call.SwitchMode;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.settings.ChoiceType;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.ParameterTable;
import org.lambdainvoke.internal.settings.ParameterTypes;

/** Parameters of a filter as a whole. In the order of the README. */
final class FilterParameters {
    static final ParameterTable TABLE = new ParameterTable(ParameterTable.Scope.FILTER);

    static final Parameter<AsyncMode> ASYNC =
            TABLE.add(Parameter.of("async", ChoiceType.of(AsyncMode.values(), AsyncMode::text))
                    .otherwise(AsyncMode.AUTO));

    static final Parameter<StartupCheck> STARTUP_CHECK =
            TABLE.add(Parameter.of("startup_check", ChoiceType.of(StartupCheck.values(), StartupCheck::text))
                    .otherwise(StartupCheck.NONE));

    static final Parameter<String> REQUEST_ID_HEADER = TABLE.add(Parameter.of(
                    "request_id_header",
                    ParameterTypes.text(
                            "a field name that no other use has, such as X-Request-Id", RequestId::mayStandIn))
            .otherwise("X-Request-Id"));

    static final Parameter<String> ROUTES = TABLE.add(Parameter.of(
                    "routes",
                    ParameterTypes.text("lines of methods, a template, a function and settings, see the README"))
            .verbatim());

    static final Parameter<String> ROUTES_FILE =
            TABLE.add(Parameter.of("routes_file", ParameterTypes.text("the path of a file with such lines, in UTF-8")));

    static final Parameter<String> SHARE_HEADER = TABLE.add(Parameter.of(
            "share_header",
            ParameterTypes.text(
                    "a field name that no other use has, such as X-Lambda-Side",
                    name -> RequestId.mayStandIn(name) && !name.contains("*"))));

    static final Parameter<String> SHARE_HEADER_SECRET = TABLE.add(Parameter.of(
                    "share_header_secret",
                    ParameterTypes.matching("16 characters or more, printable ASCII without blanks", "[!-~]{16,}"))
            .secret());

    static final Parameter<SwitchMode> SWITCHES =
            TABLE.add(Parameter.of("switches", ChoiceType.of(SwitchMode.values(), SwitchMode::text))
                    .otherwise(SwitchMode.NONE));

    private FilterParameters() {}
}
