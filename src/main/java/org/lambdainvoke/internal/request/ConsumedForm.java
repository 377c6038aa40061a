package org.lambdainvoke.internal.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * A form body that an outer filter has already read by asking for parameters or parts: the stream is empty then on
 * every container, without an error, and only the container has the values. Their charset is the container's choice.
 */
public final class ConsumedForm {
    /** Set by Tomcat when it has dropped parameters in silence. */
    private static final String TOMCAT_PARSE_FAILED = "org.apache.catalina.parameter_parse_failed";

    private ConsumedForm() {}

    /**
     * Asks the container for the form's values.
     *
     * @param wasConsumed whether there certainly was a body, so that it is an error to find nothing
     * @return the values; null when there was no body
     */
    static @Nullable List<Parameter> recover(
            HttpServletRequest request,
            @Nullable String query,
            @Nullable String contentType,
            RequestLimits limits,
            boolean wasConsumed)
            throws InvocationFailure {
        List<Parameter> found = List.of();
        String type = MediaType.nameOf(contentType);
        try {
            if (type.equals(MediaType.FORM)) {
                found = formValues(request, query, limits);
            } else if (type.equals(MediaType.MULTIPART_FORM) && wasConsumed) {
                found = parts(request, MediaType.parse(contentType), limits);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            throw Rejection.malformed("The container could not read the form.", e);
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (wasConsumed) {
            throw Rejection.alreadyRead();
        }
        return null;
    }

    /**
     * Whether the request has the values of its form, though its body was still there to read: a wrapper that keeps the
     * body may hand out both. They show by their number alone, as containers read a query in charsets of their own. One
     * without a wrapper is not asked: it would read its query before the application can name a charset.
     */
    static boolean isKnown(HttpServletRequest request) {
        if (!(request instanceof ServletRequestWrapper) || request.getDispatcherType() != DispatcherType.REQUEST) {
            // After a dispatch parameters are those of more than one query.
            return false;
        }
        String query = request.getQueryString();
        long ofQuery = query == null
                ? 0
                : Stream.of(query.split("&")).filter(pair -> !pair.isEmpty()).count();
        try {
            return request.getParameterMap().values().stream()
                            .mapToLong(values -> values.length)
                            .sum()
                    > ofQuery;
        } catch (RuntimeException e) {
            // The query is malformed. Whoever asks for parameters is told again.
            return false;
        }
    }

    private static List<Parameter> formValues(HttpServletRequest request, @Nullable String query, RequestLimits limits)
            throws InvocationFailure {
        List<Parameter> found = values(request.getParameterMap(), query, limits);
        if (isIncomplete(request)) {
            throw Rejection.malformed("The container could not read the form.");
        }
        return found;
    }

    /** Whether the container has dropped parameters in silence. */
    public static boolean isIncomplete(HttpServletRequest request) {
        return request.getAttribute(TOMCAT_PARSE_FAILED) != null;
    }

    /** Whether the container has read from the body of {@code request}, as far as it tells. */
    public static boolean mayBeParsed(HttpServletRequest request) {
        return EarlierReads.of(request) != EarlierReads.NONE;
    }

    /**
     * The values of a form.
     *
     * @param parameters those of the container, in which the query's come first under each name
     * @param query the raw query; null for none
     * @param limits how many there may be
     * @return what is left without those of the query
     * @throws InvocationFailure when the query is malformed or has too many
     */
    public static List<Parameter> values(Map<String, String[]> parameters, @Nullable String query, RequestLimits limits)
            throws InvocationFailure {
        Map<String, List<String>> ofQuery = QueryMap.decoded(query, limits);
        List<Parameter> found = new ArrayList<>();
        for (Map.Entry<String, String[]> entry : parameters.entrySet()) {
            String[] values = entry.getValue();
            int first = ofQuery.getOrDefault(entry.getKey(), List.of()).size();
            for (int i = first; i < values.length; i++) {
                found.add(new Parameter.Text(entry.getKey(), values[i]));
            }
        }
        return found;
    }

    private static List<Parameter> parts(HttpServletRequest request, MediaType type, RequestLimits limits)
            throws IOException, ServletException, InvocationFailure {
        List<Parameter> found = new ArrayList<>();
        for (Part part : request.getParts()) {
            if (found.size() == limits.maxParts()) {
                throw Rejection.tooManyParts(limits.maxParts());
            }
            Bytes content = read(part);
            String filename = part.getSubmittedFileName();
            found.add(
                    filename == null
                            ? MultipartParts.text(part.getName(), part.getContentType(), content, type.charset())
                            : new Parameter.File(part.getName(), filename, part.getContentType(), content));
        }
        return found;
    }

    private static Bytes read(Part part) throws IOException {
        try (InputStream stream = part.getInputStream()) {
            return Bytes.of(stream.readAllBytes());
        }
    }
}
