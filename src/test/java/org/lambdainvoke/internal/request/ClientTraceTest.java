package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Of a client's trace goes on what X-Ray documents, and nothing else. */
@RunWith(Parameterized.class)
public class ClientTraceTest {
    private static final TraceRoot OWN = new TraceRoot(0x6a5145a8L, 0x0123456789abcdefL, 0x01234567);
    private static final String BEGUN = "Root=1-6a5145a8-0123456789abcdef01234567";
    private static final String ROOT = "Root=1-67891233-abcdef012345678912345678";
    private static final String PARENT = "Parent=53995c3f42cd8ad8";

    @Parameters(name = "{0}")
    public static List<Object[]> table() {
        return List.of(
                row(null, BEGUN),
                row("", BEGUN),
                row(ROOT, ROOT),
                row(ROOT + ";" + PARENT + ";Sampled=1", ROOT + ";" + PARENT + ";Sampled=1"),
                row("Sampled=0; " + PARENT + " ;" + ROOT, ROOT + ";" + PARENT + ";Sampled=0"),
                row(ROOT + ";Sampled=?", ROOT + ";Sampled=?"),
                row(ROOT + ";Lineage=25:a87bd80c:0;Self=1-67891233-12456789abcdef012345678;Custom=1", ROOT),
                row("Self=1-67891233-abcdef012345678912345678;" + ROOT, ROOT),
                row(ROOT + ";Root=1-00000000-000000000000000000000000", ROOT),
                row(ROOT + ";Sampled=2;Parent=53995c3f42cd8ad", ROOT),
                row(ROOT + ";sampled=1;PARENT=53995c3f42cd8ad8", ROOT),
                row(ROOT + ";Sampled=1\u00e9;" + PARENT + "\t", ROOT + ";" + PARENT),
                row(ROOT + ", " + ROOT, BEGUN),
                row("Root=1-6789123-abcdef012345678912345678;" + PARENT + ";Sampled=1", BEGUN + ";Sampled=1"),
                row("Root=1-67891233-ABCDEF012345678912345678", BEGUN),
                row("Lineage=a87bd80c:1|68fd508a:5;" + PARENT, BEGUN),
                row(";;=;Root;Root=;" + "x".repeat(5000) + ";" + ROOT, ROOT));
    }

    private static Object[] row(String received, String expected) {
        return new Object[] {received, expected};
    }

    @Parameter
    public String received;

    @Parameter(1)
    public String expected;

    @Test
    public void traceGoesOnAs() {
        assertThat(ClientTrace.parse(received).continued(OWN)).isEqualTo(expected);
    }
}
