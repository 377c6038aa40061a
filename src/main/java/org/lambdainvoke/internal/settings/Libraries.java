package org.lambdainvoke.internal.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libraries that requests need, and the versions below which some of them would fail: a BOM, a parent or another
 * library may have lowered any of them. The only place where these versions are written down.
 */
public final class Libraries {
    /** Of the SDK. */
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    private static final String OURS = Libraries.class.getName();

    private static final Library BREAKER = new Library(
            "io.github.resilience4j",
            "resilience4j-circuitbreaker",
            "2.0.0",
            "",
            OURS,
            List.of("io.github.resilience4j.circuitbreaker.CircuitBreaker#releasePermission"));

    static final List<Library> ALL = List.of(
            new Library(
                    "com.google.code.gson",
                    "gson",
                    "2.11.0",
                    "gson.version",
                    OURS,
                    List.of("com.google.gson.stream.JsonReader#setStrictness", "com.google.gson.Strictness")),
            new Library(
                    "commons-codec",
                    "commons-codec",
                    "1.12",
                    "commons-codec.version",
                    OURS,
                    List.of("org.apache.commons.codec.net.PercentCodec")),
            new Library(
                    "org.apache.commons",
                    "commons-fileupload2-core",
                    "2.0.0-M5",
                    "",
                    OURS,
                    List.of("org.apache.commons.fileupload2.core.MultipartInput$Builder#setMaxPartHeaderSize")),
            new Library(
                    "commons-io",
                    "commons-io",
                    "2.18.0",
                    "",
                    "org.apache.commons.fileupload2.core.MultipartInput",
                    List.of("org.apache.commons.io.build.AbstractStreamBuilder#getBufferSize")),
            new Library(
                    "org.apache.httpcomponents",
                    "httpclient",
                    "4.4.1",
                    "",
                    OURS,
                    List.of("org.apache.http.conn.ssl.DefaultHostnameVerifier")),
            new Library(
                    "org.apache.httpcomponents",
                    "httpcore",
                    "4.4.1",
                    "",
                    OURS,
                    List.of("org.apache.http.ssl.SSLContexts")),
            new Library(
                    "software.amazon.eventstream",
                    "eventstream",
                    "1.0.1",
                    "",
                    OURS,
                    List.of("software.amazon.eventstream.Message")),
            new Library("org.slf4j", "slf4j-api", "1.7.36", "slf4j.version", OURS, List.of("org.slf4j.MDC")));

    private Libraries() {}

    /** One line for each library that is missing or too old. */
    public static List<String> faults() {
        return isNativeImage()
                ? List.of()
                : ALL.stream()
                        .map(Library::fault)
                        .filter(fault -> !fault.isEmpty())
                        .toList();
    }

    /** Why there can be no breaker with the libraries that are there; empty when there can. */
    public static String faultOfBreaker() {
        return isNativeImage() ? "" : BREAKER.fault();
    }

    /** What is missing there was missing when the image was built. */
    static boolean isNativeImage() {
        return System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    }

    /** Whether {@code version} is later than {@code other}; false where either is not of numbers. */
    static boolean isNewer(String version, String other) {
        Matcher numbers = NUMBERS.matcher(version);
        Matcher otherNumbers = NUMBERS.matcher(other);
        if (!numbers.matches() || !otherNumbers.matches()) {
            return false;
        }
        int order = 0;
        for (int group = 1; order == 0 && group <= 3; group++) {
            order = Integer.compare(
                    Integer.parseInt(numbers.group(group)), Integer.parseInt(otherNumbers.group(group)));
        }
        return order > 0;
    }

    /** What to say of {@code error}, which no look beforehand has found: what is missing, and what is there. */
    public static String fault(LinkageError error) {
        return "a library is missing, or its version does not fit: " + error + "; found: "
                + Stream.concat(ALL.stream(), SdkLibraries.all())
                        .map(library -> library.name() + " [" + library.found() + "]")
                        .collect(Collectors.joining(", "));
    }
}
