package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.request.RoutePath;

public class RouteTableTest {
    private final RouteTable<String> table = new RouteTable<>();

    private void add(String method, String template) {
        assertThat(table.add(method, RouteTemplate.parse(template), method + " " + template))
                .isNull();
    }

    private RouteTable.Found<String> find(String method, String path) {
        return table.find(method, RoutePath.of(path, "", path));
    }

    private String route(String method, String path) {
        RouteTable.Found<String> found = find(method, path);
        return found == null ? null : found.route();
    }

    private RouteMatch match(String method, String path) {
        return find(method, path).match();
    }

    @Test
    public void nameComesBeforeVariable() {
        add("GET", "/orders/{id}");
        add("GET", "/orders/open");
        assertThat(route("GET", "/orders/open")).isEqualTo("GET /orders/open");
        assertThat(route("GET", "/orders/7")).isEqualTo("GET /orders/{id}");
    }

    @Test
    public void variableComesBeforeAllThatFollows() {
        add("GET", "/orders/{rest+}");
        add("GET", "/orders/{id}");
        assertThat(route("GET", "/orders/7")).isEqualTo("GET /orders/{id}");
        assertThat(route("GET", "/orders/7/lines")).isEqualTo("GET /orders/{rest+}");
    }

    @Test
    public void leftSegmentDecidesFirst() {
        add("GET", "/{a}/b");
        add("GET", "/a/{b}");
        assertThat(route("GET", "/a/b")).isEqualTo("GET /a/{b}");
    }

    @Test
    public void wayThatEndsNowhereIsGoneBack() {
        add("GET", "/a/b/c");
        add("GET", "/{x}/b/d");
        add("GET", "/{rest+}");
        assertThat(route("GET", "/a/b/d")).isEqualTo("GET /{x}/b/d");
        assertThat(route("GET", "/a/b/e")).isEqualTo("GET /{rest+}");
    }

    @Test
    public void templateThatLacksTheMethodLeavesItToTheNext() {
        add("POST", "/orders/open");
        add("GET", "/orders/{id}");
        assertThat(route("GET", "/orders/open")).isEqualTo("GET /orders/{id}");
        assertThat(route("DELETE", "/orders/open")).isNull();
    }

    @Test
    public void headGoesToHeadThenToGetThenToAny() {
        add("HEAD", "/a");
        add("GET", "/a");
        add("GET", "/b");
        add("*", "/b");
        add("*", "/c");
        assertThat(route("HEAD", "/a")).isEqualTo("HEAD /a");
        assertThat(route("HEAD", "/b")).isEqualTo("GET /b");
        assertThat(route("HEAD", "/c")).isEqualTo("* /c");
    }

    @Test
    public void caseOfAMethodCounts() {
        add("GET", "/a");
        assertThat(route("get", "/a")).isNull();
    }

    @Test
    public void slashAtTheEndIsAnotherPath() {
        add("GET", "/a");
        add("GET", "/b/");
        assertThat(route("GET", "/a/")).isNull();
        assertThat(route("GET", "/b")).isNull();
        assertThat(route("GET", "/b/")).isEqualTo("GET /b/");
    }

    @Test
    public void variableIsNeverEmpty() {
        add("GET", "/a/{id}");
        add("GET", "/a/{rest+}");
        assertThat(route("GET", "/a/")).isNull();
    }

    @Test
    public void allThatFollowsMayEndWithASlash() {
        add("GET", "/a/{rest+}");
        assertThat(match("GET", "/a/b/").variables()).isEqualTo(Map.of("rest", "b/"));
    }

    @Test
    public void rootIsAPath() {
        add("GET", "/");
        assertThat(route("GET", "/")).isEqualTo("GET /");
    }

    @Test
    public void variablesStayAsTheClientWroteThem() throws Exception {
        add("GET", "/a/{x}/{rest+}");
        RouteMatch match = table.find("GET", RoutePath.of("/a/b%20c;v=1/d%C3%A9/e", "", "/a/b c/d\u00e9/e"))
                .match();
        assertThat(match.variables()).containsExactly(Map.entry("x", "b%20c"), Map.entry("rest", "d%C3%A9/e"));
        assertThat(match.decodedVariables()).containsExactly(Map.entry("x", "b c"), Map.entry("rest", "d\u00e9/e"));
    }

    @Test
    public void matchNamesTheMethodThatTheRouteWasFoundBy() {
        add("GET", "/a");
        add("*", "/b");
        assertThat(match("HEAD", "/a").key()).isEqualTo("GET /a");
        assertThat(match("POST", "/b").key()).isEqualTo("ANY /b");
    }

    @Test
    public void secondRouteForTheSameRequestsIsNotAdded() {
        add("GET", "/a/{x}");
        assertThat(table.add("GET", RouteTemplate.parse("/a/{y}"), "again")).isEqualTo("GET /a/{x}");
        assertThat(route("GET", "/a/b")).isEqualTo("GET /a/{x}");
    }

    /** Access was checked for a path of three segments: a variable for one does not take it. */
    @Test
    public void routeFitsThePathThatTheContainerSeesToo() {
        add("GET", "/a/{x}");
        add("GET", "/b/{rest+}");
        assertThat(table.find("GET", RoutePath.of("/a/c%2Fd", "", "/a/c/d"))).isNull();
        assertThat(table.find("GET", RoutePath.of("/a/c%2Fd", "", "/a/c%2Fd"))).isNotNull();
        assertThat(table.find("GET", RoutePath.of("/b/c%2Fd", "", "/b/c/d"))).isNotNull();
    }
}
