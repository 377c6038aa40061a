package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class NoProxyTest {
    private static final String LAMBDA = "lambda.eu-west-1.amazonaws.com";

    private static boolean holds(String host, String... hosts) {
        return NoProxy.parse(List.of(hosts)).orElseThrow().holdsFor(host);
    }

    @Test
    public void hostHoldsForItself() {
        assertThat(holds("localhost", "example.org", "localhost")).isTrue();
        assertThat(holds(LAMBDA, "example.org", "localhost")).isFalse();
    }

    @Test
    public void hostHoldsForNoneBelowIt() {
        assertThat(holds(LAMBDA, "amazonaws.com")).isFalse();
    }

    @Test
    public void suffixHoldsForAllBelowIt() {
        for (String suffix : List.of(".com", ".amazonaws.com", ".eu-west-1.amazonaws.com")) {
            assertThat(holds(LAMBDA, suffix)).as(suffix).isTrue();
        }
    }

    /** As with curl and the AWS command line. */
    @Test
    public void suffixHoldsForItsOwnNameToo() {
        assertThat(holds("example.org", ".example.org")).isTrue();
    }

    @Test
    public void suffixIsOneOfWholeLabels() {
        assertThat(holds("badexample.org", ".example.org")).isFalse();
        assertThat(holds("example.org.evil", ".example.org")).isFalse();
    }

    @Test
    public void caseDoesNotCount() {
        assertThat(holds("Example.ORG", "eXample.org")).isTrue();
        assertThat(holds("a.Example.ORG", ".eXample.org")).isTrue();
    }

    @Test
    public void dotOfTheRootDoesNotCount() {
        assertThat(holds("example.org.", "example.org")).isTrue();
        assertThat(holds("a.example.org", ".example.org.")).isTrue();
    }

    @Test
    public void starHoldsForEveryHost() {
        assertThat(holds(LAMBDA, "*")).isTrue();
        assertThat(holds("[::1]", "example.org", "*")).isTrue();
    }

    @Test
    public void addressHoldsForItself() {
        assertThat(holds("127.0.0.1", "127.0.0.1")).isTrue();
        assertThat(holds("127.0.0.2", "127.0.0.1")).isFalse();
    }

    @Test
    public void addressOfVersion6HoldsHoweverItIsWritten() {
        for (String address : List.of("fd00::1", "[fd00::1]", "FD00:0:0::0:1", "[fd00:0:0:0:0:0:0:1]")) {
            assertThat(holds("[fd00::1]", address)).as(address).isTrue();
            assertThat(holds("fd00::1", address)).as(address).isTrue();
            assertThat(holds("[fd00::2]", address)).as(address).isFalse();
        }
    }

    @Test
    public void whatEachProgramReadsInItsOwnWayIsRefused() {
        for (String text : List.of(
                "example.org:8080",
                "127.0.0.1:80",
                "[::1]:80",
                "::1:zz",
                "10.0.0.0/8",
                "fd00::/8",
                "*.example.org",
                "example.*",
                "http://example.org",
                "a b",
                "",
                ".",
                "..example.org",
                "ex\u00e4mple.org")) {
            assertThat(NoProxy.parse(List.of("localhost", text))).as(text).isEmpty();
        }
    }

    @Test
    public void noneIsNoList() {
        assertThat(NoProxy.parse(List.of())).isEmpty();
    }
}
