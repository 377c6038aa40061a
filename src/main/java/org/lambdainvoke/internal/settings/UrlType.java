package org.lambdainvoke.internal.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The URL of an endpoint.
 *
 * @param condition when one is accepted, as the end of a sentence; empty for always
 */
public record UrlType(String condition) implements ParameterType<String> {
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public Optional<String> read(String text) {
        return Optional.of(text);
    }

    @Override
    public boolean accepts(String value) {
        return !mayHoldASecret(value) && isEndpoint(value);
    }

    private static boolean isEndpoint(String value) {
        try {
            URI uri = new URI(value);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean hasPort = uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= HIGHEST_PORT);
            return isHttp && hasPort && uri.getHost() != null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String accepted() {
        String url = "an absolute http or https URL without user, query and fragment";
        return condition.isEmpty() ? url : url + ", " + condition;
    }

    @Override
    public String shown(String value) {
        return mayHoldASecret(value) ? "an URL with user information or a query" : value;
    }

    /** The case of scheme and host does not count. */
    @Override
    public Object key(String value) {
        return accepts(value) ? URI.create(value) : value;
    }

    /** What is not the URL of an endpoint may hold a password or a token anywhere. */
    private static boolean mayHoldASecret(String value) {
        return value.contains("@") || value.contains("?");
    }
}
