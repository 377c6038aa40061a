package org.lambdainvoke.internal.request;

import jakarta.servlet.ServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a container makes of a form body. The specification (Servlet 6.0, sections 3.1.1 and 3.12) leaves room, and the
 * application behind the filter was made for the container that it runs in. Immutable.
 *
 * @param methods the methods whose forms are parsed; null for all
 * @param unlessNamed the charset where nobody has named one
 * @param obeysApplication whether the charset that {@code setCharacterEncoding} sets, or the application has as its
 *     default, counts for a form
 * @param takesEmptyNames whether a value without a name is a parameter
 * @param looksInQueryFirst whether the body is left alone when the query has the parameter that is asked for
 */
record FormHabits(
        @Nullable Set<String> methods,
        Charset unlessNamed,
        boolean obeysApplication,
        boolean takesEmptyNames,
        boolean looksInQueryFirst) {
    private static final Set<String> OF_JETTY = Set.of("POST", "PUT");
    private static final Set<String> OF_TOMCAT = Set.of("POST");

    /** Servlet 6.2 adds the second. */
    private static final Set<String> OF_OTHERS = Set.of("POST", "QUERY");

    /** Those of the container of {@code request}, by the name of its class, as it has been set up. */
    static FormHabits of(ServletRequest request) {
        String type = request.getClass().getName();
        if (type.startsWith("org.eclipse.jetty.")) {
            boolean obeys = type.startsWith("org.eclipse.jetty.ee9.");
            return new FormHabits(ofJetty(request), StandardCharsets.UTF_8, obeys, true, false);
        } else if (type.startsWith("io.undertow.")) {
            return new FormHabits(null, StandardCharsets.ISO_8859_1, true, true, true);
        } else if (type.startsWith("org.apache.catalina.")) {
            return new FormHabits(ofTomcat(request), StandardCharsets.ISO_8859_1, true, false, false);
        }
        return new FormHabits(OF_OTHERS, StandardCharsets.ISO_8859_1, true, false, false);
    }

    /** Whether the form of a request with this method is parsed. */
    boolean parse(String method) {
        return methods == null || methods.contains(method);
    }

    /** {@code HttpConfiguration.getFormEncodedMethods()} of the connector. */
    private static Set<String> ofJetty(ServletRequest request) {
        try {
            Object metaData = EarlierReads.call(EarlierReads.coreOfJetty(request), "getConnectionMetaData");
            Object methods =
                    EarlierReads.call(EarlierReads.call(metaData, "getHttpConfiguration"), "getFormEncodedMethods");
            return ((Collection<?>) methods).stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return OF_JETTY;
        }
    }

    /** {@code parseBodyMethods} of the connector. */
    private static Set<String> ofTomcat(ServletRequest facade) {
        try {
            Object connector = EarlierReads.call(EarlierReads.requestOfTomcat(facade), "getConnector");
            String methods = (String) EarlierReads.call(connector, "getParseBodyMethods");
            return Arrays.stream(methods.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return OF_TOMCAT;
        }
    }
}
