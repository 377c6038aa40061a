package org.lambdainvoke.proof.readme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The snippets of the pages on coming from another gateway, and on moving an endpoint, are accepted. */
@RunWith(Parameterized.class)
public class MigratingTest {
    @Parameters
    public static List<String> snippets() throws Exception {
        String page = Files.readString(Path.of("docs/migrating.md")) + Files.readString(Path.of("docs/moving.md"));
        return Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Parameter
    public String snippet;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void snippetIsDeployed() throws Exception {
        Element filter = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(snippet.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(texts(filter, "filter-class")).containsExactly(LambdaInvokeFilter.class.getName());
        assertThat(texts(filter, "async-supported")).containsExactly("true");
        List<String> names = texts(filter, "param-name");
        List<String> values = texts(filter, "param-value");
        Map<String, String> initParams = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            initParams.put(names.get(i), values.get(i).replace("${env:SIDE_SECRET}", "0123456789abcdef"));
        }
        initParams.computeIfPresent("routes_file", (name, path) -> table().toString());
        WebApplication application = new WebApplication()
                .filter(new LambdaInvokeFilter(), "/*", initParams, EnumSet.of(DispatcherType.REQUEST));
        try (Container.Running server = Container.JETTY.start(application)) {
            assertThat(server.port()).isPositive();
        }
    }

    private Path table() {
        try {
            return Files.writeString(folder.newFile().toPath(), "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
