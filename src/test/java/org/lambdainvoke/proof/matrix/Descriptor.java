package org.lambdainvoke.proof.matrix;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.container.WebApplication.FilterRegistration;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the matrix's web.xml for embedded containers, of which not all can read one themselves. */
final class Descriptor {
    private static final String SHARED = "lambda-invoke.";

    private final Element root;
    private final Mode mode;

    private Descriptor(Element root, Mode mode) {
        this.root = root;
        this.mode = mode;
    }

    static WebApplication read(Mode mode) throws Exception {
        try (InputStream xml = Descriptor.class.getResourceAsStream("/matrix/web.xml")) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getDocumentElement();
            return new Descriptor(root, mode).application();
        }
    }

    private WebApplication application() throws Exception {
        // Of the servlets; what a filter is allowed stands with the filter.
        WebApplication application =
                new WebApplication().contextPath(mode.contextPath()).async().sessions();
        for (Element mapping : children(root, "filter-mapping")) {
            Element filter = named("filter", text(mapping, "filter-name"));
            for (Element pattern : children(mapping, "url-pattern")) {
                application.filter(new FilterRegistration(
                        instance(filter, "filter-class", Filter.class),
                        pattern.getTextContent(),
                        initParams(filter),
                        dispatches(mapping),
                        !isAsync(filter)));
            }
        }
        for (Element mapping : children(root, "servlet-mapping")) {
            Element servlet = named("servlet", text(mapping, "servlet-name"));
            boolean hasParts = !children(servlet, "multipart-config").isEmpty();
            for (Element pattern : children(mapping, "url-pattern")) {
                HttpServlet instance = instance(servlet, "servlet-class", HttpServlet.class);
                if (hasParts) {
                    application.multipartServlet(pattern.getTextContent(), instance);
                } else {
                    application.servlet(pattern.getTextContent(), instance);
                }
            }
        }
        for (Element page : children(root, "error-page")) {
            String cause = children(page, "error-code").isEmpty() ? "exception-type" : "error-code";
            application.errorPage(text(page, cause), text(page, "location"));
        }
        return application.requestCharacterEncoding(text(root, "request-character-encoding"));
    }

    private boolean isAsync(Element filter) {
        String supported = text(filter, "async-supported");
        return supported.equals("@async@") ? mode == Mode.ASYNC : Boolean.parseBoolean(supported);
    }

    /** With the context's own, which embedded containers are not given; only this project's filter would look there. */
    private Map<String, String> initParams(Element filter) {
        Map<String, String> params = new LinkedHashMap<>();
        if (text(filter, "filter-class").endsWith("LambdaInvokeFilter")) {
            for (Element param : children(root, "context-param")) {
                params.put(text(param, "param-name").substring(SHARED.length()), text(param, "param-value"));
            }
        }
        for (Element param : children(filter, "init-param")) {
            String value = text(param, "param-value");
            params.put(text(param, "param-name"), value.equals("@answers@") ? mode.answers() : value);
        }
        return params;
    }

    private static Set<DispatcherType> dispatches(Element mapping) {
        Set<DispatcherType> dispatches = EnumSet.noneOf(DispatcherType.class);
        for (Element dispatcher : children(mapping, "dispatcher")) {
            dispatches.add(DispatcherType.valueOf(dispatcher.getTextContent()));
        }
        return dispatches.isEmpty() ? EnumSet.of(DispatcherType.REQUEST) : dispatches;
    }

    private Element named(String kind, String name) {
        return children(root, kind).stream()
                .filter(element -> text(element, kind + "-name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T instance(Element element, String member, Class<T> type) throws ReflectiveOperationException {
        return type.cast(
                Class.forName(text(element, member)).getDeclaredConstructor().newInstance());
    }

    private static String text(Element element, String member) {
        return children(element, member).get(0).getTextContent();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
