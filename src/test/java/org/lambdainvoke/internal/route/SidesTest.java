package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.call.SideChooser;
import org.lambdainvoke.internal.observe.RouteLog;
import org.lambdainvoke.support.container.LogCapture;
import org.mockito.Mockito;

public class SidesTest {
    private static final String SECRET = "0123456789abcdef";
    private static final FunctionReference CANARY =
            FunctionReference.parse("greet:next").orElseThrow();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.routes");

    private SideChooser chooser;
    private final ShareHeader header = new ShareHeader("X-Side", SECRET);

    private static SideRules rules(double percent, String... keys) {
        List<ShareKey> by = List.of(keys).stream()
                .map(key -> ShareKey.parse(key).orElseThrow())
                .toList();
        return new SideRules((int) (percent * 100), by, null, null, 0);
    }

    private static RequestHead user(String name) {
        return head("principal", name);
    }

    private static RequestHead head(String what, String value) {
        return new RequestHead() {
            @Override
            public String template() {
                return "/";
            }

            @Override
            public String method() {
                return "GET";
            }

            @Override
            public String path() {
                return "/";
            }

            @Override
            public String header(String name) {
                return name.equals(what) ? value : null;
            }

            @Override
            public String cookie(String name) {
                return null;
            }

            @Override
            public String principal() {
                return what.equals("principal") ? value : null;
            }

            @Override
            public String sessionId() {
                return null;
            }

            @Override
            public String address() {
                return "";
            }
        };
    }

    private Sides sides() {
        return new Sides("shop", header, chooser, new Switches(), new RouteLog("shop"));
    }

    private Side side(SideRules rules, RequestHead request) {
        return sides().side(rules, request);
    }

    private long inFunction(SideRules rules) {
        Sides sides = sides();
        return IntStream.range(0, 100_000)
                .filter(i -> sides.side(rules, user("user" + i)) == Side.FUNCTION)
                .count();
    }

    /** Jetty does, with another number on each node. */
    @Test
    public void nameThatAContainerHasMadeUpIsTheSaltWithoutItsNumber() {
        assertThat(chosen("org.lambdainvoke.LambdaInvokeFilter-1b2c3d"))
                .isEqualTo(chosen("org.lambdainvoke.LambdaInvokeFilter-4e5f6a"))
                .isNotEqualTo(chosen("orders-1"));
        assertThat(chosen("orders-1")).isNotEqualTo(chosen("orders-2"));
    }

    private List<Integer> chosen(String filterName) {
        Sides sides = new Sides(filterName, null, null, new Switches(), new RouteLog("filter"));
        return IntStream.range(0, 100)
                .filter(i -> sides.side(rules(50, "principal"), user("user" + i)) == Side.FUNCTION)
                .boxed()
                .toList();
    }

    @Test
    public void shareIsThatOfTheClients() {
        assertThat(inFunction(rules(10, "principal"))).isBetween(9_500L, 10_500L);
    }

    @Test
    public void raisedShareMovesNobodyBack() {
        Sides sides = sides();
        assertThat(IntStream.range(0, 100_000)
                        .mapToObj(i -> user("user" + i))
                        .filter(user -> sides.side(rules(10, "principal"), user) == Side.FUNCTION)
                        .filter(user -> sides.side(rules(20, "principal"), user) == Side.APPLICATION))
                .isEmpty();
    }

    @Test
    public void nothingIsNoOneAndHundredIsEveryone() {
        assertThat(side(rules(0, "request"), user("ada"))).isEqualTo(Side.APPLICATION);
        assertThat(side(rules(100, "principal"), user(null))).isEqualTo(Side.FUNCTION);
    }

    @Test
    public void sameClientHasTheSameSideOnEachNode() {
        SideRules rules = rules(50, "principal");
        for (String name : List.of("ada", "bob", "cyd", "dan")) {
            Side side = side(rules, user(name));
            assertThat(IntStream.range(0, 10_000).mapToObj(i -> side(rules, user(name))))
                    .containsOnly(side);
        }
    }

    @Test
    public void clientWithoutAKeyIsTheApplications() {
        assertThat(side(rules(99.99, "principal", "session"), user(null))).isEqualTo(Side.APPLICATION);
    }

    @Test
    public void dieIsThrownForEachRequest() {
        Sides sides = sides();
        assertThat(IntStream.range(0, 1000).mapToObj(i -> sides.side(rules(50, "request"), user("ada"))))
                .contains(Side.FUNCTION, Side.APPLICATION);
    }

    @Test
    public void secretChooses() {
        assertThat(side(rules(0, "request"), head("X-Side", "function " + SECRET)))
                .isEqualTo(Side.FUNCTION);
        assertThat(side(rules(100, "request"), head("X-Side", "application " + SECRET)))
                .isEqualTo(Side.APPLICATION);
        assertThat(header.ignored()).isZero();
    }

    @Test
    public void withoutTheSecretNothingIsChosen() {
        for (String value : new String[] {
            "function", "function ", SECRET, "function " + SECRET + " ", "Function " + SECRET, "function x" + SECRET, ""
        }) {
            assertThat(side(rules(0, "request"), head("X-Side", value)))
                    .as(value)
                    .isEqualTo(Side.APPLICATION);
        }
        assertThat(header.ignored()).isEqualTo(7);
    }

    @Test
    public void programChooses() {
        chooser = request -> Optional.of(Side.FUNCTION);
        assertThat(side(rules(0, "request"), user("ada"))).isEqualTo(Side.FUNCTION);
        chooser = request -> Optional.of(Side.APPLICATION);
        assertThat(side(rules(100, "request"), user("ada"))).isEqualTo(Side.APPLICATION);
    }

    @Test
    public void shareDecidesWhereTheProgramDoesNot() {
        chooser = request -> Optional.empty();
        assertThat(side(rules(0, "request"), user("ada"))).isEqualTo(Side.APPLICATION);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    public void failureOfTheProgramIsToldOnceAndCostsNothing() {
        chooser = request -> {
            throw new IllegalStateException("no flags");
        };
        Sides sides = sides();
        assertThat(sides.side(rules(100, "request"), user("ada"))).isEqualTo(Side.FUNCTION);
        assertThat(sides.side(rules(100, "request"), user("ada"))).isEqualTo(Side.FUNCTION);
        assertThat(log.lines()).singleElement().asString().contains("no flags");
    }

    @Test
    public void fallbackCanNotBeChosen() {
        chooser = request -> Optional.of(Side.FALLBACK);
        assertThat(side(rules(100, "request"), user("ada"))).isEqualTo(Side.FUNCTION);
        assertThat(log.lines()).singleElement().asString().contains("fallback");
    }

    @Test
    public void secretComesBeforeTheProgram() {
        chooser = request -> Optional.of(Side.APPLICATION);
        assertThat(side(rules(0, "request"), head("X-Side", "function " + SECRET)))
                .isEqualTo(Side.FUNCTION);
    }

    @Test
    public void canaryTakesAShareOfItsOwn() {
        SideRules rules = new SideRules(10_000, rules(0, "principal").by(), null, CANARY, 2000);
        Sides sides = sides();
        long canary = IntStream.range(0, 100_000)
                .mapToObj(i -> user("user" + i))
                .filter(user -> sides.canary(rules, user) != null)
                .count();
        assertThat(canary).isBetween(19_000L, 21_000L);
    }

    @Test
    public void canaryIsSticky() {
        SideRules rules = new SideRules(10_000, rules(0, "principal").by(), null, CANARY, 5000);
        Sides sides = sides();
        FunctionReference first = sides.canary(rules, user("ada"));
        assertThat(IntStream.range(0, 1000).mapToObj(i -> Optional.ofNullable(sides.canary(rules, user("ada")))))
                .containsOnly(Optional.ofNullable(first));
    }

    @Test
    public void nothingOfTheRequestIsAskedWhereTheShareIsWhole() {
        RequestHead untouched = Mockito.mock(RequestHead.class);
        Sides sides = new Sides("shop", null, null, new Switches(), new RouteLog("shop"));
        assertThat(sides.side(rules(100, "principal"), untouched)).isEqualTo(Side.FUNCTION);
        Mockito.verifyNoInteractions(untouched);
    }
}
