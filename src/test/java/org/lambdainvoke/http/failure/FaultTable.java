package org.lambdainvoke.http.failure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** What an endpoint may do, and the row of the closed list of failures that it becomes. */
final class FaultTable {
    /** How often the filter of these tests repeats a call that may be repeated. */
    static final int RETRIES = 1;

    /** Generous, as it decides nothing. */
    private static final Map<String, String> DEFAULTS =
            Map.of("timeout", "20000", "connect_timeout", "500", "retries", Integer.toString(RETRIES));

    private FaultTable() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(FunctionFaultRows.ROWS);
        rows.addAll(ApiErrorRows.ROWS);
        rows.addAll(ConnectionFaultRows.ROWS);
        return rows;
    }

    /** An endpoint with a script. */
    static Row row(Outcome outcome, String name, Fault... script) {
        return row(outcome, name, endpoint -> endpoint.script(script).url());
    }

    static Row row(Outcome outcome, String name, Function<FaultEndpoint, String> endpointUrl) {
        int attempts = outcome.repeated ? 1 + RETRIES : 1;
        return new Row(name, endpointUrl, outcome, attempts, attempts, "{}", 0, DEFAULTS);
    }

    /** The rows of the closed list that an endpoint can cause, as the README gives them. */
    enum Outcome {
        ANSWER("", 200, false, false),
        PAYLOAD_TOO_LARGE("payload_too_large", 413, false, false),
        THROTTLED("throttled", 429, true, true),
        FUNCTION_ERROR("function_error", 502, false, false),
        FUNCTION_TIMEOUT("function_timeout", 504, false, false),
        BAD_ANSWER("bad_answer", 502, false, false),
        NOT_READY("not_ready", 503, true, true),
        REJECTED("rejected", 502, false, false),
        LAMBDA_ERROR("lambda_error", 502, false, false),
        UNREACHABLE("unreachable", 502, false, true),
        CONNECTION_LOST("connection_lost", 502, false, false),
        TIMEOUT("timeout", 504, false, false);

        final String code;
        final int status;
        final boolean retryAfter;
        final boolean repeated;

        Outcome(String code, int status, boolean retryAfter, boolean repeated) {
            this.code = code;
            this.status = status;
            this.retryAfter = retryAfter;
            this.repeated = repeated;
        }
    }

    /**
     * One row.
     *
     * @param endpointUrl sets the endpoint up and says where it is to be called
     * @param attempts how often the endpoint sees somebody begin a call
     * @param invocations how often it reads one whole
     * @param body of the answer, for {@link Outcome#ANSWER}; {@code {}} unless said
     * @param upload how many bytes the client sends
     * @param more init-params
     */
    record Row(
            String name,
            Function<FaultEndpoint, String> endpointUrl,
            Outcome outcome,
            int attempts,
            int invocations,
            String body,
            int upload,
            Map<String, String> more) {

        /** Where what is expected does not follow from the outcome alone. */
        Row attempts(int number) {
            return new Row(name, endpointUrl, outcome, number, number, body, upload, more);
        }

        Row neverRead() {
            return new Row(name, endpointUrl, outcome, attempts, 0, body, upload, more);
        }

        Row neverSeen() {
            return new Row(name, endpointUrl, outcome, 0, 0, body, upload, more);
        }

        Row body(String expected) {
            return new Row(name, endpointUrl, outcome, attempts, invocations, expected, upload, more);
        }

        Row upload(int bytes) {
            return new Row(
                    name, endpointUrl, outcome, attempts, invocations, body, bytes, with("payload", "body").more);
        }

        /** The deadline decides. Long enough for the call to arrive on a busy machine. */
        Row soon() {
            return with("timeout", "1000");
        }

        Row with(String param, String value) {
            Map<String, String> all = new LinkedHashMap<>(more);
            all.put(param, value);
            return new Row(name, endpointUrl, outcome, attempts, invocations, body, upload, all);
        }

        @Override
        public String toString() {
            return outcome + ": " + name;
        }
    }
}
