package org.lambdainvoke.it.browser;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A route of the library, in the table of those that move over. */
final class MovingRoute {
    private final Browser browser;
    private final String row;

    MovingRoute(Browser browser, String route) {
        this.browser = browser;
        this.row = "#routes [data-route=\"" + route + "\"] ";
        browser.await(unused -> !browser.findAll(row).isEmpty());
    }

    /** Moves the slider as those do who have no mouse. */
    MovingRoute press(Keys... keys) {
        find("input").sendKeys(keys);
        return this;
    }

    /** What stands beside the slider. */
    String share() {
        return text("output");
    }

    /** Has a hundred visitors ask, and waits for all their answers. Returns how many each side has given. */
    String send() {
        find("button").click();
        browser.await(unused -> "false".equals(find("button").getDomAttribute("aria-disabled")));
        return text(".answered");
    }

    /** How many visitors have another side than the time before. */
    String moved() {
        return text(".moved");
    }

    /** How many requests the filter itself has counted for a side. */
    int counted(String side) {
        String count = text(".counted").replaceAll(".*\\b" + side + " ([0-9]+).*", "$1");
        return Integer.parseInt(count);
    }

    private WebElement find(String selector) {
        return browser.find(row + selector);
    }

    private String text(String selector) {
        return find(selector).getDomProperty("textContent");
    }
}
