package org.lambdainvoke.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Before;
import org.junit.Test;

/** The page shows what the functions would answer, and which of their differences are noise. */
public class ShadowTest extends Showcase {
    private static final String BOOK = "GET /books/{id}";
    private static final String READER = "GET /readers/{id}";
    private static final int MANY = 200;

    @Before
    public void beginAnew() {
        report(READER).beginAnew();
    }

    @Test
    public void plantedFaultsAreDifferent() {
        ShadowReport report = report(READER).ask(MANY, MANY);
        report.awaitVerdict("body/fee", "different");
        report.awaitVerdict("body/due", "different");
        assertThat(report.raw("body/fee")).isGreaterThanOrEqualTo(MANY);
        assertThat(report.raw("body/due")).isGreaterThanOrEqualTo(MANY);
        assertThat(report.noise("body/fee")).isZero();
        assertThat(report.noise("body/due")).isZero();
    }

    @Test
    public void whatTheFunctionAnswersOtherwiseEachTimeIsNoise() {
        ShadowReport report = report(READER).ask(MANY, MANY);
        report.awaitVerdict("body/print", "noise");
        assertThat(report.raw("body/print")).isGreaterThanOrEqualTo(MANY);
        assertThat(report.noise("body/print")).isGreaterThanOrEqualTo(MANY);
    }

    @Test
    public void whatIsIgnoredNeverAppears() {
        assertThat(report(READER).ask(MANY, MANY).places())
                .containsExactlyInAnyOrder("body/fee", "body/due", "body/print");
    }

    @Test
    public void functionWithoutFaultsIsEqual() {
        ShadowReport report = report(BOOK).beginAnew().ask(MANY, 1);
        assertThat(report.places()).isEmpty();
        assertThat(report.sum()).startsWith("Compared " + report.count("equal") + ", equal ");
    }

    @Test
    public void bothSidesAreTimed() {
        assertThat(report(READER).ask(MANY, 1).times())
                .matches("Application: median [0-9.]+ ms, p95 [0-9.]+ ms\\."
                        + " Function: median [0-9.]+ ms, p95 [0-9.]+ ms");
    }

    @Test
    public void reportBeginsAnew() {
        ShadowReport report = report(READER).ask(MANY, 1).beginAnew();
        browser().await(unused -> report.count("Compared") < MANY);
    }

    @Test
    public void reportDoesNotBeginAnewWithoutTheToken() {
        ShadowReport report = report(READER).ask(MANY, 1);
        assertThat(browser()
                        .run("return fetch('shadows', { method: 'POST',"
                                + " body: new URLSearchParams({ route: 'GET /readers/{id}' }) })"
                                + ".then((response) => response.status)"))
                .isEqualTo(403L);
        expectComplaintOf("shadows", 403);
        assertThat(report.count("Compared")).isGreaterThanOrEqualTo(MANY);
    }

    @Test
    public void pageSaysWhichFaultsArePlanted() {
        assertThat(browser().find("#shadow").getText())
                .contains("Planted on purpose")
                .contains(READER);
    }

    @Test
    public void nothingSticksOutOfAPhone() {
        browser().resizeTo(360, 740, true);
        report(READER).ask(1, 1);
        assertThat(browser().run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    private static ShadowReport report(String route) {
        return new ShadowReport(browser(), route);
    }
}
