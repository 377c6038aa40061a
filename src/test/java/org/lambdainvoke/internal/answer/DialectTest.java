package org.lambdainvoke.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lambdainvoke.internal.answer.Dialect.API_GATEWAY_V1;
import static org.lambdainvoke.internal.answer.Dialect.API_GATEWAY_V2;
import static org.lambdainvoke.internal.answer.Dialect.FUNCTION_URL;
import static org.lambdainvoke.internal.answer.Dialect.LOAD_BALANCER;
import static org.lambdainvoke.internal.answer.Dialect.LOAD_BALANCER_MULTI_VALUE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** What each dialect makes of what a function writes. Expected: status, content type, fields, body. */
@RunWith(Parameterized.class)
public class DialectTest {
    private static final String NO_JSON = "the answer is not JSON in UTF-8, or nested deeper than 255";
    private static final String TOO_MANY_FIELDS =
            "the headers of the answer are more than 10240 characters or 500 fields";
    private static final String PRELUDE_END = "\0\0\0\0\0\0\0\0";

    @Parameters(name = "{0}: {1}")
    public static List<Object[]> table() {
        List<Object[]> table = new ArrayList<>();
        addApiGatewayV1(table);
        addApiGatewayV2(table);
        addFunctionUrl(table);
        addLoadBalancer(table);
        addPreludes(table);
        addLoneSurrogates(table);
        return table;
    }

    private static void addApiGatewayV1(List<Object[]> table) {
        Rows v1 = new Rows(table, API_GATEWAY_V1);
        v1.row("{}", "200 application/json [] ");
        v1.row("{'statusCode':201,'body':'made'}", "201 application/json [] made");
        v1.row("{'statusCode':'404'}", "404 application/json [] ");
        v1.row("{'statusCode':204.0}", "204 null [] ");
        v1.row("{'statusCode':null,'headers':null,'multiValueHeaders':null,'body':null}", "200 application/json [] ");
        v1.row("{'headers':{'Content-Type':'text/plain'},'body':'ü'}", "200 text/plain [] ü");
        v1.row("{'headers':{'a':true,'b':1.50,'c':'x','d':null}}", "200 application/json [a: true, b: 1.50, c: x] ");
        v1.row("{'multiValueHeaders':{'a':['1',2,null],'b':null}}", "200 application/json [a: 1, a: 2] ");
        v1.row(
                "{'headers':{'x-a':'3','X-A':'1','y':'4'},'multiValueHeaders':{'X-A':['1','2']}}",
                "200 application/json [X-A: 1, X-A: 2, x-a: 3, y: 4] ");
        v1.row(
                "{'multiValueHeaders':{'Set-Cookie':['a=1','b=2']}}",
                "200 application/json [Set-Cookie: a=1, Set-Cookie: b=2] ");
        v1.row("{'body':'aGk=','isBase64Encoded':true}", "200 application/json [] hi");
        v1.row("{'body':'aGk=','isBase64Encoded':'True'}", "200 application/json [] hi");
        v1.row("{'body':'aGk','base64Encoded':true}", "200 application/json [] hi");
        v1.row("{'body':'aGk=','isBase64Encoded':'false'}", "200 application/json [] aGk=");
        v1.row("{'body':'aGk=','isBase64Encoded':null}", "200 application/json [] aGk=");
        v1.row("{'statusCode':304,'headers':{'ETag':'x'},'body':'dropped'}", "304 null [ETag: x] ");
        v1.row("{'statusCode':205,'body':'dropped'}", "205 null [] ");
        v1.row(
                "{'headers':{'Connection':'close, X-Hop','X-Hop':'1','Keep-Alive':'5','Transfer-Encoding':'chunked',"
                        + "'Content-Length':'99','Trailer':'t','Upgrade':'h2c','X-Kept':' padded '}}",
                "200 application/json [X-Kept: padded] ");
        v1.row("{'headers':{'x':'caf\u00e9'}}", "200 application/json [x: caf\u00e9] ");
        v1.bad("{'statusCode':200,'cookies':['a=1']}", "member=cookies is unknown to this format");
        v1.bad("{'statuscode':200}", "member=statuscode is unknown to this format");
        v1.bad("'hello'", "the answer is not an object");
        v1.bad("null", "the answer is not an object");
        v1.bad("[]", "the answer is not an object");
        v1.bad("", NO_JSON);
        v1.bad("{'statusCode':200", NO_JSON);
        v1.bad("{} {}", NO_JSON);
        v1.bad("{'statusCode':'ok'}", "member=statusCode is not a number");
        v1.bad("{'statusCode':200.5}", "member=statusCode is not a whole number");
        v1.bad("{'statusCode':99}", "member=statusCode is not within 200 to 599");
        v1.bad("{'statusCode':101}", "member=statusCode is not within 200 to 599");
        v1.bad("{'statusCode':1000}", "member=statusCode is not within 200 to 599");
        v1.bad("{'statusCode':1e999999999}", "member=statusCode is not a whole number");
        v1.bad("{'statusCode':12345678901234567890}", "member=statusCode is not within 200 to 599");
        v1.bad("{'statusCode':{}}", "member=statusCode is neither a string nor a number nor a boolean");
        v1.bad("{'headers':[]}", "member=headers is not an object");
        v1.bad("{'headers':{'x':['1']}}", "member=headers.x is neither a string nor a number nor a boolean");
        v1.bad("{'multiValueHeaders':{'x':'1'}}", "member=multiValueHeaders.x is not a list");
        v1.bad("{'headers':{'x':'1\\r\\nSet-Cookie: a=1'}}", "member=headers.x has characters that no field may have");
        v1.bad("{'headers':{'x':'1\\u0000'}}", "member=headers.x has characters that no field may have");
        v1.bad("{'headers':{'x':'\u20ac'}}", "member=headers.x has characters that no field may have");
        v1.bad("{'headers':{'x y':'1'}}", "member=headers has a name that is not a field name: [x y]");
        v1.bad("{'headers':{'':'1'}}", "member=headers has a name that is not a field name: []");
        v1.bad("{'body':{'a':1}}", "member=body is not a string");
        v1.bad("{'body':1}", "member=body is not a string");
        v1.bad("{'body':'%%%','isBase64Encoded':true}", "member=body is not base64, though isBase64Encoded says so");
        v1.row("{'body':'aGk=','isBase64Encoded':true,'base64Encoded':false}", "200 application/json [] hi");
        v1.bad("{'headers':{'x':'" + "y".repeat(10_240) + "'}}", TOO_MANY_FIELDS);
        v1.bad("{'multiValueHeaders':{'x':[" + "1,".repeat(500) + "1]}}", TOO_MANY_FIELDS);
        v1.bad("{'multiValueHeaders':{'" + "x".repeat(1000) + "':[" + "1,".repeat(20) + "1]}}", TOO_MANY_FIELDS);
        v1.bad("{'isBase64Encoded':'yes'}", "member=isBase64Encoded is not true or false");
        v1.row("{'statusCode':204}", "204 null [] ");
        v1.row("{'headers':{'Content-Type':null}}", "200 null [] ");
        v1.row("{'headers':{'content-type':null},'body':'b'}", "200 null [] b");
        v1.row("{'multiValueHeaders':{'Content-Type':null},'body':'b'}", "200 null [] b");
        v1.row("{'multiValueHeaders':{'Content-Type':[]},'body':'b'}", "200 null [] b");
        v1.row("{'multiValueHeaders':{'Content-Type':[null]},'body':'b'}", "200 null [] b");
        v1.row(
                "{'headers':{'Content-Type':null},'multiValueHeaders':{'content-type':['text/html']}}",
                "200 text/html [] ");
        v1.row("{'headers':{'Content-Type':'text/html'},'multiValueHeaders':{'content-type':[]}}", "200 text/html [] ");
        v1.row("{'headers':{'Content-Type':''},'body':'b'}", "200 application/json [] b");
    }

    private static void addApiGatewayV2(List<Object[]> table) {
        Rows v2 = new Rows(table, API_GATEWAY_V2);
        v2.row("{'statusCode':201,'body':'made'}", "201 text/plain; charset=utf-8 [] made");
        v2.row("{'statusCode':200,'headers':{'Content-Type':null},'body':'b'}", "200 text/plain; charset=utf-8 [] b");
        v2.row("{'statusCode':200,'headers':{'Content-Type':'text/html'},'body':'b'}", "200 text/html [] b");
        v2.row("{'statusCode':'404'}", "404 null [] ");
        v2.row("'hello \\u00fc'", "200 application/json [] hello ü");
        v2.row("17.0", "200 application/json [] 17.0");
        v2.row("true", "200 application/json [] true");
        v2.row("null", "200 application/json [] null");
        v2.row(" [1, 2.50 ]", "200 application/json [] [1,2.50]");
        v2.row("{'a': {'b': null, 'c': [true]}}", "200 application/json [] {'a':{'b':null,'c':[true]}}");
        v2.bad("{'a':'x\ty'}", NO_JSON);
        v2.row(
                "{'statusCode':200,'multiValueHeaders':{'x':'1'},'base64Encoded':true,'body':'b'}",
                "200 text/plain; charset=utf-8 [] b");
        v2.row("{'body':{'a':1},'headers':5}", "200 application/json [] {'body':{'a':1},'headers':5}");
        v2.row("{'nested':{'statusCode':500}}", "200 application/json [] {'nested':{'statusCode':500}}");
        v2.row("{'more':1,'statusCode':202,'multiValueHeaders':{'x':['1']}}", "202 null [] ");
        v2.row(
                "{'statusCode':200,'headers':{'Set-Cookie':'c=3'},'cookies':['a=1','b=2; HttpOnly']}",
                "200 null [Set-Cookie: c=3, Set-Cookie: a=1, Set-Cookie: b=2; HttpOnly] ");
        v2.row("{'statusCode':200,'cookies':'a=1'}", "200 null [] ");
        v2.row("{'statusCode':200,'body':'aGk=','isBase64Encoded':true}", "200 text/plain; charset=utf-8 [] hi");
        v2.bad("{'statusCode':null}", "member=statusCode is null");
        v2.bad("{'statusCode':200,'body':{}}", "member=body is not a string");
        v2.bad(
                "{'statusCode':200,'cookies':['a=1\\n']}",
                "member=cookies.Set-Cookie has characters that no field may have");
        v2.bad("hello", NO_JSON);
        v2.bad("", NO_JSON);
        v2.bad("{'a':1} x", NO_JSON);
        v2.bad("[".repeat(300) + "]".repeat(300), NO_JSON);
        v2.bad("[".repeat(6_000_000), NO_JSON);
    }

    private static void addFunctionUrl(List<Object[]> table) {
        Rows url = new Rows(table, FUNCTION_URL);
        url.row("{'statusCode':201,'body':'made'}", "201 application/json [] made");
        url.row("{'statusCode':200,'body':''}", "200 null [] ");
        url.row("{'statusCode':200,'body':'aGk=','isBase64Encoded':true}", "200 application/json [] hi");
        url.row("{'body':'b'}", "200 application/json [] {'body':'b'}");
        url.row("'text'", "200 application/json [] text");
        url.row("{'statusCode':200,'cookies':['a=1']}", "200 null [Set-Cookie: a=1] ");
        url.bad("{'statusCode':null}", "member=statusCode is null");
    }

    /** A prelude is read alike in every dialect. */
    private static void addPreludes(List<Object[]> table) {
        for (Dialect dialect : Dialect.values()) {
            Rows any = new Rows(table, dialect);
            any.row(
                    "{'statusCode':201,'headers':{'x':'1'},'multiValueHeaders':{'X':['1','2']},'cookies':['a=1','b=2']}"
                            + PRELUDE_END + "\0raw",
                    "201 application/octet-stream [X: 1, X: 2, Set-Cookie: a=1, Set-Cookie: b=2] \0raw");
            any.row("{'headers':{'content-type':'text/html'}}" + PRELUDE_END + "<p>", "200 text/html [] <p>");
            any.row("{}" + PRELUDE_END + "{'statusCode':500}", "200 application/octet-stream [] {'statusCode':500}");
            any.row(" \r\n\t{}\t\r\n " + PRELUDE_END + "raw", "200 application/octet-stream [] raw");
            any.row("{'statusCode':null}\n" + PRELUDE_END + "\nraw", "200 application/octet-stream [] \nraw");
            any.row("{'statusCode':206}" + PRELUDE_END, "206 application/octet-stream [] ");
            any.row("{'statusCode':304}" + PRELUDE_END + "dropped", "304 null [] ");
            any.row("{'body':1,'isBase64Encoded':true}" + PRELUDE_END + "raw", "200 application/octet-stream [] raw");
            any.row(
                    "{'headers':{'a':'}\\'{\\\\'}}" + PRELUDE_END + "raw",
                    "200 application/octet-stream [a: }\"{\\] raw");
            any.bad("{}\0\0\0\0\0\0\0", "the streaming prelude has less than eight NUL after it");
            any.bad("{}\0\0\0\0\0\0\0raw", "the streaming prelude has less than eight NUL after it");
            any.bad("{'statusCode':99}" + PRELUDE_END, "member=statusCode is not within 200 to 599");
            any.bad("{'a' 1}" + PRELUDE_END, NO_JSON);
            any.bad("{} {}" + PRELUDE_END, NO_JSON);
            any.bad("{'x':'" + "y".repeat(65_536) + "'}" + PRELUDE_END, NO_JSON);
            any.bad("{'headers':{'x':'" + "y".repeat(10_240) + "'}}" + PRELUDE_END, TOO_MANY_FIELDS);
        }
    }

    /** Half a surrogate pair, as JavaScript writes it, is U+FFFD; in a field in its bytes of UTF-8. */
    private static void addLoneSurrogates(List<Object[]> table) {
        for (Dialect dialect : Dialect.values()) {
            Rows any = new Rows(table, dialect);
            any.row(
                    "{'statusCode':200,'headers':{'Content-Type':'a/b'},'multiValueHeaders':{'Content-Type':['a/b']},"
                            + "'body':'\\ud83d \\uDE00 \\ud83d\\ud83d\\ude00 \\\\ud83d \\ud83d\\\\ude00'}",
                    "200 a/b [] \uFFFD \uFFFD \uFFFD\uD83D\uDE00 \\ud83d \uFFFD\\ude00");
            any.row(
                    "{'headers':{'x':'\\ud83d'},'cookies':['a=\\ude00']}" + PRELUDE_END + "\\ud83d",
                    "200 application/octet-stream [x: \u00EF\u00BF\u00BD, Set-Cookie: a=\u00EF\u00BF\u00BD] \\ud83d");
            any.bad("{'statusCode':200,'body':'\\ud83'}", NO_JSON);
            any.bad("{'statusCode':200,'body':'cut \\ud83d", NO_JSON);
        }
        Rows v1 = new Rows(table, API_GATEWAY_V1);
        v1.row(
                "{'headers':{'x':'caf\u00e9 \\ud83d'}}",
                "200 application/json [x: caf\u00C3\u00A9 \u00EF\u00BF\u00BD] ");
        v1.row("{'multiValueHeaders':{'x':['\\udfff']}}", "200 application/json [x: \u00EF\u00BF\u00BD] ");
        v1.bad("{'headers':{'x\\ud83d':'1'}}", "member=headers has a name that is not a field name: [x\uFFFD]");
        Rows v2 = new Rows(table, API_GATEWAY_V2);
        v2.row("{'statusCode':200,'cookies':['a=\\ud83d']}", "200 null [Set-Cookie: a=\u00EF\u00BF\u00BD] ");
        v2.row("{'statusCode':200,'\\ud83d':'\\ud83d'}", "200 null [] ");
        v2.row("'cut \\ud83d'", "200 application/json [] cut \uFFFD");
        v2.row("{'a':['\\udc00b']}", "200 application/json [] {'a':['\uFFFDb']}");
        v2.row("'\\ud83d\\ude00'", "200 application/json [] \uD83D\uDE00");
        Rows alb = new Rows(table, LOAD_BALANCER);
        alb.row("{'statusCode':200,'headers':{'x':'\\ud83d'}}", "200 null [x: \u00EF\u00BF\u00BD] ");
    }

    private static void addLoadBalancer(List<Object[]> table) {
        Rows alb = new Rows(table, LOAD_BALANCER);
        alb.row(
                "{'statusCode':200,'statusDescription':'200 OK','isBase64Encoded':false,"
                        + "'headers':{'Content-Type':'text/html'},'body':'<p>'}",
                "200 text/html [] <p>");
        alb.row("{'statusCode':200,'body':'x'}", "200 application/octet-stream [] x");
        alb.row("{'statusCode':200,'headers':{'a':'1'},'multiValueHeaders':{'b':['2']}}", "200 null [a: 1] ");
        alb.row("{'statusCode':200,'multiValueHeaders':{'x':'1'},'cookies':[[1]]}", "200 null [] ");
        alb.bad("{'statusCode':200,'body':null}", "member=body is null");
        alb.bad("{'body':'x'}", "member=statusCode is missing");
        Rows multi = new Rows(table, LOAD_BALANCER_MULTI_VALUE);
        multi.row(
                "{'statusCode':200,'headers':{'a':'1'},'multiValueHeaders':{'b':['2','3']}}", "200 null [b: 2, b: 3] ");
        multi.row("{'statusCode':200,'headers':{'x':['1']},'multiValueHeaders':{'y':['2']}}", "200 null [y: 2] ");
        multi.bad("{'statusCode':200,'body':null}", "member=body is null");
    }

    private record Rows(List<Object[]> table, Dialect dialect) {
        void row(String payload, String expected) {
            table.add(new Object[] {dialect, payload.substring(0, Math.min(80, payload.length())), payload, expected, ""
            });
        }

        void bad(String payload, String detail) {
            String shown = payload.substring(0, Math.min(80, payload.length()));
            table.add(new Object[] {dialect, shown, payload, null, detail});
        }
    }

    @Parameter
    public Dialect dialect;

    @Parameter(1)
    public String shown;

    @Parameter(2)
    public String payload;

    @Parameter(3)
    public String expected;

    @Parameter(4)
    public String detail;

    @Test
    public void answerIsAsExpected() {
        String actual;
        try {
            actual = describe(dialect.answer(Bytes.utf8(payload.replace('\'', '"'))));
        } catch (InvocationFailure e) {
            assertThat(e.reason()).isEqualTo(FailureReason.BAD_ANSWER);
            assertThat(expected).as(e.detail()).isNull();
            assertThat(e.detail()).isEqualTo(detail);
            return;
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String describe(Answer answer) {
        String fields = answer.fields().all().stream()
                .map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining(", ", "[", "]"));
        String body = new String(answer.body().toArray(), StandardCharsets.UTF_8).replace('"', '\'');
        return answer.status() + " " + answer.contentType() + " " + fields + " " + body;
    }
}
