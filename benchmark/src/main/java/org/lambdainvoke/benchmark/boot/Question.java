package org.lambdainvoke.benchmark.boot;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A request, which has a number so that the answer to another can be told from its own.
 *
 * @param path of the filter that is asked
 * @param number of no other request
 * @param session the id of a session that there is; empty to get a new one
 */
record Question(String path, long number, String session) {
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("alice:wonderland".getBytes(StandardCharsets.US_ASCII));

    boolean isForNewSession() {
        return session.isEmpty();
    }

    String query() {
        return "q" + number;
    }

    String id() {
        return "id-" + number;
    }

    byte[] bytes() {
        return ("GET " + path + '?' + query() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + LOGIN
                        + "\r\nX-Request-Id: " + id() + "\r\n"
                        + (isForNewSession() ? "" : "Cookie: SESSION=" + session + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
