package org.lambdainvoke.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.AfterParam;
import org.junit.runners.Parameterized.BeforeParam;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** The example's page in a browser, on every container. */
@RunWith(Parameterized.class)
public abstract class Showcase {
    private static Browser browser;
    private static Site site;

    @Parameter
    public Container container;

    @Parameters(name = "{0}")
    public static Object[] containers() {
        return Container.values();
    }

    @BeforeClass
    public static void startBrowser() {
        browser = new Browser();
    }

    @AfterClass
    public static void stopBrowser() {
        browser.close();
    }

    @BeforeParam
    public static void startSite(Container container) throws Exception {
        site = container.start();
    }

    @AfterParam
    public static void stopSite() {
        site.close();
    }

    @Before
    public void openPage() {
        browser.open(site.address());
    }

    /** Who expects the browser to complain of an answer has read that before. */
    @After
    public void nothingElseIsInTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    static Browser browser() {
        return browser;
    }

    static Site site() {
        return site;
    }

    static Trial trial(String section) {
        return new Trial(browser, section);
    }

    /** What the list at the top says of a filter. */
    static String figure(String filter, String figure) {
        return browser.findAll("#figures-" + filter + " ." + figure).stream()
                .map(cell -> cell.getDomProperty("textContent"))
                .findFirst()
                .orElse("");
    }

    /** The browser has told its console of an answer that is no success. */
    static void expectComplaintOf(String path, int status) {
        assertThat(browser.console())
                .singleElement()
                .asString()
                .startsWith(site.address() + path + " ")
                .contains("responded with a status of " + status);
    }
}
