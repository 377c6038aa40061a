package org.lambdainvoke.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.After;
import org.junit.Test;
import org.openqa.selenium.Keys;

/** An old application moves over, a share of its visitors at a time. */
public class MovingTest extends Showcase {
    private static final String BOOKS = "GET /books";
    private static final String BOOK = "GET /books/{id}";
    private static final List<String> ROUTES = List.of(BOOKS, BOOK, "POST /loans");

    private static final String ALL_BY_THE_APPLICATION = "Function 0, application 100";
    private static final String ALL_BY_THE_FUNCTION = "Function 100, application 0";

    /** The next test finds everything as it is configured. */
    @After
    public void resetSwitches() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name :
                server.queryNames(new ObjectName("org.lambdainvoke:type=LambdaInvokeSwitches,*"), null)) {
            server.invoke(name, "resetSwitches", null, null);
        }
    }

    @Test
    public void nobodyHasMovedAtFirst() {
        assertThat(ROUTES).allSatisfy(route -> {
            assertThat(route(route).share()).isEqualTo("0 % to the function");
            assertThat(route(route).send()).isEqualTo(ALL_BY_THE_APPLICATION);
        });
    }

    @Test
    public void everybodyMovesAtTheNextRequest() {
        assertThat(ROUTES)
                .allSatisfy(
                        route -> assertThat(route(route).press(Keys.END).send()).isEqualTo(ALL_BY_THE_FUNCTION));
    }

    @Test
    public void everybodyIsBackAtTheNextRequest() {
        MovingRoute books = route(BOOKS).press(Keys.END);
        books.send();
        assertThat(books.press(Keys.HOME).send()).isEqualTo(ALL_BY_THE_APPLICATION);
        assertThat(books.moved()).endsWith(" last time: 100");
    }

    @Test
    public void visitorsOfAShareKeepTheirSides() {
        MovingRoute book = route(BOOK).press(Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP);
        assertThat(book.share()).isEqualTo("30 % to the function");
        String first = book.send();
        assertThat(Integer.parseInt(first.replaceAll("Function ([0-9]+), .*", "$1")))
                .isBetween(15, 45);
        assertThat(book.send()).isEqualTo(first);
        assertThat(book.moved()).endsWith(" last time: 0");
    }

    @Test
    public void routesMoveEachForItself() {
        route(BOOKS).press(Keys.END);
        assertThat(route(BOOK).send()).isEqualTo(ALL_BY_THE_APPLICATION);
    }

    @Test
    public void switchLeavesAllToTheApplicationUntilItIsTurnedOff() {
        MovingRoute books = route(BOOKS).press(Keys.END);
        browser().find("#all-to-application").click();
        assertThat(books.send()).isEqualTo(ALL_BY_THE_APPLICATION);
        browser().find("#all-to-application").click();
        assertThat(books.send()).isEqualTo(ALL_BY_THE_FUNCTION);
    }

    @Test
    public void filterCountsWhoHasAnswered() {
        MovingRoute books = route(BOOKS);
        books.send();
        int before = books.counted("application");
        books.send();
        assertThat(books.counted("application")).isEqualTo(before + 100);
    }

    @Test
    public void shareIsNotSetWithoutTheToken() {
        assertThat(browser()
                        .run("return fetch('shares', { method: 'POST',"
                                + " body: new URLSearchParams({ route: 'GET /books', share: 100 }) })"
                                + ".then((response) => response.status)"))
                .isEqualTo(403L);
        expectComplaintOf("shares", 403);
        assertThat(route(BOOKS).send()).isEqualTo(ALL_BY_THE_APPLICATION);
    }

    @Test
    public void shareThatIsNoneIsRefusedWithWhatIsAccepted() {
        assertThat((String) browser()
                        .run("return fetch('shares').then((response) => response.json())"
                                + ".then(({ token }) => fetch('shares', { method: 'POST',"
                                + " headers: { 'X-Operator-Token': token },"
                                + " body: new URLSearchParams({ route: 'GET /books', share: 101 }) }))"
                                + ".then((response) => response.text())"))
                .contains("\"status\":400")
                .contains("101")
                .contains("accepted");
        expectComplaintOf("shares", 400);
    }

    @Test
    public void pageOfAnotherServerCanNeitherReadTheTokenNorSetAShare() {
        String shares = site().address() + "shares";
        browser().open("about:blank");
        assertThat(browser().run("return fetch('" + shares + "').then(() => 'read', () => 'refused')"))
                .isEqualTo("refused");
        browser()
                .run("return fetch('" + shares + "', { method: 'POST', mode: 'no-cors',"
                        + " body: new URLSearchParams({ route: 'GET /books', share: 100 }) }).catch(() => null)");
        browser().open(site().address());
        assertThat(route(BOOKS).send()).isEqualTo(ALL_BY_THE_APPLICATION);
    }

    @Test
    public void nothingSticksOutOfAPhone() {
        browser().resizeTo(360, 740, true);
        route(BOOK).press(Keys.PAGE_UP).send();
        assertThat(browser().run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    private static MovingRoute route(String name) {
        return new MovingRoute(browser(), name);
    }
}
