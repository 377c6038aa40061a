package org.lambdainvoke.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every button does what it says. */
public class FormsTest extends Showcase {
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @Test
    public void greetsWithTheParametersOfAQuery() {
        Trial greet = trial("greet").send();
        assertThat(greet.status()).startsWith("200").endsWith(" ms");
        assertThat(greet.request().lines().findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("GET ").endsWith("/greet?name=Ada&tag=a&tag=b"));
        assertThat(greet.event()).contains("\"name\": \"Ada\"").contains("\"tag\": [\n    \"a\",\n    \"b\"\n  ]");
        assertThat(greet.headers()).contains("content-type: application/json").contains("x-request-id: ");
        assertThat(greet.body()).contains("\"message\": \"Hello, Ada!\"");
    }

    @Test
    public void greetsByTheKeyboard() {
        assertThat(trial("greet").write("name", "Zoë").sendByKeyboard("name").body())
                .contains("\"message\": \"Hello, Zoë!\"");
    }

    @Test
    public void greetsWithTheParametersOfAForm() {
        Trial greet = trial("greet").sendAs("form").send();
        assertThat(greet.request())
                .startsWith("POST ")
                .contains("content-type: application/x-www-form-urlencoded")
                .endsWith("name=Ada&tag=a&tag=b");
        assertThat(greet.body()).contains("\"message\": \"Hello, Ada!\"");
    }

    @Test
    public void greetsWithTheMembersOfJson() {
        Trial greet = trial("greet").sendAs("json").send();
        assertThat(greet.request()).contains("content-type: application/json");
        assertThat(greet.body()).contains("\"message\": \"Hello, Ada!\"");
    }

    @Test
    public void greetsWithAFileOfAMultipartForm() throws Exception {
        Trial greet = trial("greet")
                .sendAs("multipart")
                .choose("file", file("hello.txt", "Hello").toString())
                .send();
        assertThat(greet.event()).contains("\"filename\": \"hello.txt\"").contains("\"base64\": \"SGVsbG8=\"");
        assertThat(greet.body()).contains("\"message\": \"Hello, Ada!\"");
    }

    @Test
    public void takesAnOrderInAsAnEvent() {
        Trial orders = trial("orders").write("quantity", "7").send();
        assertThat(orders.status()).startsWith("202");
        assertThat(orders.event()).contains("\"item\": \"tea\"").contains("\"quantity\": 7");
        assertThat(orders.body()).isEqualTo("(empty)");
    }

    @Test
    public void tellsTheSumsOfFiles() throws Exception {
        Trial upload = trial("upload")
                .choose("file", file("one.txt", "one") + "\n" + file("two.txt", "two"))
                .send();
        assertThat(upload.status()).startsWith("200");
        assertThat(upload.body())
                .contains("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
                .contains("3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3");
    }

    @Test
    public void tooMuchToUploadIs413() throws Exception {
        Trial upload = trial("upload")
                .choose("file", file("large.txt", "x".repeat(5_000_000)).toString())
                .send();
        assertThat(upload.status()).startsWith("413");
        assertThat(upload.body()).contains("\"reason\": \"payload_too_large\"");
        assertThat(upload.event()).isEmpty();
        expectComplaintOf("upload", 413);
    }

    @Test
    public void jsonKeepsItsTypes() {
        Trial json = trial("json").send();
        assertThat(json.event()).contains("\"born\": 1815");
        assertThat(json.body()).contains("\"message\": \"Hello, Ada!\"");
    }

    @Test
    public void brokenJsonIs400() {
        Trial json = trial("json").write("body", "{\"name\":").send();
        assertThat(json.status()).startsWith("400");
        assertThat(json.body()).contains("\"reason\": \"bad_request\"");
        assertThat(json.event()).isEmpty();
        expectComplaintOf("greet", 400);
    }

    @Test
    public void failedFunctionIs502ThatTellsNothingOfIt() {
        Trial failing = trial("failing").send();
        assertThat(failing.status()).startsWith("502");
        assertThat(failing.headers()).contains("content-type: application/problem+json");
        assertThat(failing.body())
                .contains("\"reason\": \"function_error\"")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("on purpose");
        expectComplaintOf("failing", 502);
    }

    @Test
    public void slowFunctionIsCountedWhileItRunsAndAnswers() {
        Trial slow = trial("slow");
        slow.begin();
        browser().await(unused -> figure("slow", "running").equals("1 running"));
        slow.awaitEnd();
        assertThat(slow.status()).startsWith("200");
        assertThat(slow.body()).contains("That took 3 seconds.");
        browser().await(unused -> figure("slow", "running").equals("0 running"));
    }

    @Test
    public void slowFunctionIs504ToTheImpatient() {
        Trial slow = trial("slow").select("path", "impatient").send();
        assertThat(slow.status()).startsWith("504");
        assertThat(slow.body()).contains("\"reason\": \"timeout\"");
        assertThat(slow.event()).isNotEmpty();
        expectComplaintOf("slow/impatient", 504);
        browser().await(unused -> figure("slow-impatient", "outcomes").contains("timeout 5xx: "));
    }

    @Test
    public void shopListsItsItems() {
        Trial shop = trial("shop").send();
        assertThat(shop.event()).contains("\"httpMethod\": \"GET\"").contains("/shop/items");
        assertThat(shop.body()).contains("\"id\": \"tea\"").contains("\"price\": 12.00");
    }

    @Test
    public void shopShowsAnItem() {
        assertThat(trial("shop").select("path", "items/bowl").send().body()).contains("Bowl for café au lait");
    }

    @Test
    public void shopShowsAPicture() {
        Trial shop = trial("shop").select("path", "items/bowl/picture").send();
        assertThat(shop.headers()).contains("content-type: image/png");
        assertThat(shop.picture().isDisplayed()).isTrue();
        browser().await(unused -> Integer.parseInt(shop.picture().getDomProperty("naturalWidth")) > 0);
    }

    @Test
    public void shopHasNoUnicorn() {
        Trial shop = trial("shop").select("path", "items/unicorn").send();
        assertThat(shop.status()).startsWith("404");
        assertThat(shop.body()).contains("There is no item [unicorn].");
        expectComplaintOf("shop/items/unicorn", 404);
    }

    @Test
    public void basketIsKeptInACookie() {
        trial("basket").write("quantity", "3").send();
        Trial shop = trial("shop").select("path", "basket").send();
        assertThat(shop.body()).contains("\"total\": 13.50");
    }

    @Test
    public void visitsAreCountedInCookies() {
        Trial visits = trial("visits").send();
        assertThat(visits.body()).contains("Visit 1 from 127.0.0.1").contains("page=50+%25+off+%26+more");
        assertThat(visits.send().body()).contains("Visit 2 from 127.0.0.1");
        assertThat(visits.event()).contains("\"version\": \"2.0\"").contains("\"cookies\": [");
    }

    @Test
    public void webhookTakesWhatIsSigned() {
        Trial webhook = trial("webhook").send();
        assertThat(webhook.request())
                .contains("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        assertThat(webhook.status()).startsWith("200");
        assertThat(webhook.body()).contains("\"bytes\": 13");
    }

    @Test
    public void webhookRefusesAnotherSecret() {
        assertThat(trial("webhook").write("secret", "another").send().status()).startsWith("403");
        expectComplaintOf("webhook", 403);
    }

    @Test
    public void catalogueListsItemsWithLinks() {
        Trial catalogue = trial("catalogue").send();
        assertThat(catalogue.headers()).contains("content-type: text/csv").contains("link: <shop/items/");
        assertThat(catalogue.body()).startsWith("id,name,price").contains("Green tea pot");
    }

    @Test
    public void nobodyIsLoggedIn() {
        assertThat(trial("whoami").send().body()).startsWith("Nobody is logged in.");
    }

    @Test
    public void storyComesWordByWord() {
        Trial story = trial("story").send();
        assertThat(story.status()).startsWith("200");
        assertThat(story.headers()).contains("content-type: text/event-stream");
        List<Integer> times = Arrays.stream(story.body().strip().split("\n"))
                .map(line -> Integer.valueOf(line.substring(0, line.indexOf(' '))))
                .toList();
        assertThat(times).hasSize(15).isSorted();
        // 150 ms apart; what was held back would come at once
        assertThat(times.get(14) - times.get(0)).isGreaterThan(1000);
    }

    private static Path file(String name, String text) throws Exception {
        return Files.writeString(FOLDER.newFolder().toPath().resolve(name), text);
    }
}
