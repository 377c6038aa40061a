package org.lambdainvoke.it.browser;

import java.util.List;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** The report of a route of the library that has a shadow. */
final class ShadowReport {
    /** Of 200 requests each: some shadows find no room, and are left out. */
    private static final int MOST_PRESSES = 5;

    private final Browser browser;
    private final String part;

    ShadowReport(Browser browser, String route) {
        this.browser = browser;
        this.part = "#shadows [data-route=\"" + route + "\"] ";
        browser.await(unused -> !browser.findAll(part).isEmpty());
    }

    /** Sends 200 requests, as often as it takes until so many were compared and so many held against themselves. */
    ShadowReport ask(int compared, int controls) {
        for (int i = 0; i < MOST_PRESSES && !has(compared, controls); i++) {
            press(".ask-often");
        }
        browser.await(unused -> has(compared, controls));
        return this;
    }

    private boolean has(int compared, int controls) {
        return count("Compared") >= compared && count("twice:") >= controls;
    }

    /** Has the report begin anew. What is under way still comes into it. */
    ShadowReport beginAnew() {
        press(".anew");
        return this;
    }

    private void press(String button) {
        browser.find(part + button).click();
        browser.await(unused -> "false".equals(browser.find(part + button).getDomAttribute("aria-disabled")));
    }

    /** The number that stands after a word. */
    int count(String word) {
        return number(sum(), word);
    }

    /** What was compared, as the page says it. */
    String sum() {
        return text(".sum");
    }

    /** How long both sides take. */
    String times() {
        return text(".times");
    }

    /** The places that have differed. */
    List<String> places() {
        return browser.findAll(part + "[data-path] code").stream()
                .map(code -> code.getDomProperty("textContent"))
                .toList();
    }

    /** Waits until the page takes what differs at a place for that. */
    void awaitVerdict(String place, String verdict) {
        browser.await(unused -> verdict.equals(cell(place, ".verdict")));
    }

    /** In how many of the answers a place differs between the sides. */
    int raw(String place) {
        return number("raw " + cell(place, ".raw"), "raw");
    }

    /** In how many of the answers a place differs between two of the function. */
    int noise(String place) {
        return number("noise " + cell(place, ".noise"), "noise");
    }

    private String cell(String place, String column) {
        return text("[data-path=\"" + place + "\"] " + column);
    }

    /** Rows are made anew whenever the page looks. */
    private String text(String selector) {
        return browser.await(unused -> {
                    try {
                        WebElement element = browser.find(part + selector);
                        return "." + element.getDomProperty("textContent");
                    } catch (StaleElementReferenceException | NoSuchElementException e) {
                        return null;
                    }
                })
                .substring(1);
    }

    private static int number(String text, String word) {
        String number = text.replaceAll(".*\\b" + word + " ([0-9]+).*", "$1");
        return number.equals(text) ? 0 : Integer.parseInt(number);
    }
}
