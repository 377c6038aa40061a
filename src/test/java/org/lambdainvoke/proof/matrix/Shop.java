package org.lambdainvoke.proof.matrix;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.lambdainvoke.support.container.ShopRequests;

/**
 * The application that stands in several folders of the matrix's, in one of them without a filter of ours. Their names
 * have the same length, so that an answer has the same one in each.
 */
final class Shop {
    private final Site site;

    Shop(Site site) {
        this.site = site;
    }

    /** What the application answers by itself, by the name of the request. */
    Map<String, String> answersOfTheTwin() throws IOException {
        return answers("twin");
    }

    /** What clients get in {@code folder} that is not what they get of the twin, by the name of the request. */
    Map<String, String> differences(String folder) throws IOException {
        Map<String, String> differences = new TreeMap<>();
        Map<String, String> twins = answersOfTheTwin();
        answers(folder).forEach((name, answer) -> {
            String twin = twins.get(name);
            if (!answer.replace('/' + folder + '/', "/twin/").equals(twin)) {
                differences.put(name, answer + "\nbut of the twin\n" + twin);
            }
        });
        return differences;
    }

    private Map<String, String> answers(String folder) throws IOException {
        return requests(folder).answers(site.port());
    }

    /** How many requests are sent to a folder. */
    int requests() {
        return requests("twin").count();
    }

    private ShopRequests requests(String folder) {
        return ShopRequests.in(site.mode().contextPath() + '/' + folder);
    }
}
