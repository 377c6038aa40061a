package org.lambdainvoke.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** Makes the picture of the README anew: target/example.png, to be copied to docs. */
public class ScreenshotTest {
    private static final int LARGEST = 300_000;

    @Test
    public void pictureOfThePageIsSmallEnoughForTheReadme() throws Exception {
        try (Site site = Container.JETTY.start();
                Browser browser = new Browser()) {
            browser.open(site.address());
            browser.resizeTo(1280, 1120, false);
            new Trial(browser, "orders").send();
            new Trial(browser, "shop").send();
            new Trial(browser, "greet").send();
            browser.run("document.activeElement.blur(); scrollTo(0, 0)");
            byte[] picture = browser.screenshot();
            Files.write(Path.of("target", "example.png"), picture);
            assertThat(picture.length).isLessThan(LARGEST);
        }
    }
}
