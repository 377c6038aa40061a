package org.lambdainvoke.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

/** The page around the forms. */
public class PageTest extends Showcase {
    @Test
    public void answersAreCounted() {
        browser().await(unused -> !figure("greet", "outcomes").isEmpty());
        int before = greetings();
        trial("greet").send();
        browser().await(unused -> greetings() > before);
    }

    @Test
    public void everyFilterOfTheListLeadsToItsForms() {
        browser().await(unused -> browser().findAll("#figures a").size() == 13);
        assertThat(browser().findAll("#figures a"))
                .allSatisfy(link -> assertThat(browser().findAll(link.getDomAttribute("href")))
                        .hasSize(1));
    }

    @Test
    public void nothingSticksOutOfAPhone() {
        browser().resizeTo(360, 740, true);
        trial("greet").send();
        trial("shop").send();
        trial("catalogue").send();
        assertThat(browser().run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    @Test
    public void nothingIsFetchedFromElsewhere() {
        trial("greet").send();
        assertThat((List<?>) browser().run("return performance.getEntriesByType('resource').map((each) => each.name)"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat((String) address).startsWith(site().address()));
    }

    @Test
    public void scriptThatGotIntoThePageIsNotRun() {
        browser()
                .run("const script = document.createElement('script');"
                        + "script.textContent = 'document.title = \"run\"'; document.body.append(script);");
        assertThat(browser().run("return document.title")).isNotEqualTo("run");
        assertThat(browser().console()).singleElement().asString().contains("Content Security Policy");
    }

    private static int greetings() {
        String outcomes = figure("greet", "outcomes");
        return outcomes.startsWith("ok 2xx: ") ? Integer.parseInt(outcomes.replaceAll("ok 2xx: ([0-9]+).*", "$1")) : 0;
    }
}
