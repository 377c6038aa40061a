package org.lambdainvoke.it.browser;

import java.util.Locale;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A form of the page, and what it shows of its last request. */
final class Trial {
    private final Browser browser;
    private final String section;

    Trial(Browser browser, String section) {
        this.browser = browser;
        this.section = section;
    }

    /** Writes into a field, in place of what is there. */
    Trial write(String field, String text) {
        WebElement element = field(field);
        element.clear();
        element.sendKeys(text);
        return this;
    }

    /** Chooses files; several are divided by line breaks. */
    Trial choose(String field, String files) {
        field(field).sendKeys(files);
        return this;
    }

    Trial select(String field, String value) {
        new Select(field(field)).selectByValue(value);
        return this;
    }

    Trial sendAs(String way) {
        field("send-as\"][value=\"" + way).click();
        return this;
    }

    /** Presses the button, and waits until all is there. */
    Trial send() {
        begin();
        return awaitEnd();
    }

    Trial sendByKeyboard(String field) {
        field(field).sendKeys(Keys.ENTER);
        return awaitEnd();
    }

    void begin() {
        find("button").click();
    }

    Trial awaitEnd() {
        browser.await(unused -> "false".equals(find("button").getDomAttribute("aria-disabled")));
        return this;
    }

    private WebElement field(String name) {
        return find("[name=\"" + name + "\"]");
    }

    private WebElement find(String selector) {
        return browser.find("#" + section + " " + selector);
    }

    private String text(String part) {
        return find("." + part).getDomProperty("textContent");
    }

    /** The status line: {@code 200 OK, 12 ms}. */
    String status() {
        return text("status");
    }

    String request() {
        return text("request");
    }

    String event() {
        return find(".event").isDisplayed() ? text("event") : "";
    }

    /** With names in lower case, one a line. */
    String headers() {
        return text("headers").toLowerCase(Locale.ROOT);
    }

    String body() {
        return text("body");
    }

    WebElement picture() {
        return find(".picture");
    }
}
