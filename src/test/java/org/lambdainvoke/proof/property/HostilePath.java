package org.lambdainvoke.proof.property;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Paths that mean to be read in another way than the container reads them: each is the path of a request target as it
 * goes over the wire, one character a byte (Latin-1), without a query. Nearly all begin with {@link #PREFIX} in one
 * spelling or another; many of them look for a way from there to {@code /admin}. Most containers refuse some of them
 * before any filter runs.
 */
public final class HostilePath {
    /** Where the filter is mapped, with everything below it. */
    public static final String PREFIX = "/public";

    /** Those that have reached the wrong place once, and those of the literature; they come first. */
    private static final List<String> KNOWN = List.of(
            "/public",
            "/public/",
            "/public/%252e%252e/admin",
            "/public/.%09./admin",
            "/public/.%0A./admin",
            "/public/.%0D./admin",
            "/public/..%3b/admin",
            "/public/..;/admin",
            "/public/%2e%2e%3b/admin",
            "/public/%2e%2e/admin",
            "/public/..%2fadmin",
            "/public/..%5cadmin",
            "/public/..%255cadmin",
            "/public/..%252fadmin",
            "/public/%5c..%5cadmin",
            "/public%2f..%2fadmin",
            "/public/a%3F/../../admin",
            "/public/a%3Fb=c",
            "/public/a%253Fb",
            "/public/a%23b",
            "/public/a%2523b",
            "/public/%20/admin",
            "/public/admin%20",
            "/public/%00/admin",
            "/public/..%00/admin",
            "/public/%C0%AE%C0%AE/admin",
            "/public/%EF%BC%8E%EF%BC%8E%EF%BC%8Fadmin",
            "/public/%E3%80%82%E3%80%82/admin",
            "/public/caf\u00C3\u00A9",
            "/public/caf%C3%A9",
            "/public/a;jsessionid=1/b",
            "/public/a;SID=1/b",
            "/public;a=b/c",
            "//public/a",
            "//admin/public/a",
            "///public//a",
            "/public//admin",
            "/public//shop.example/admin",
            "/public/%2F%2Fadmin",
            "/%2Fadmin/..%2Fpublic/a",
            "/public/%25",
            "/public/%25%32%65%25%32%65/admin",
            "/public/%u002e%u002e/admin");

    private static final List<String> PREFIXES = List.of(
            "//public/",
            "///public/",
            "/./public/",
            "/admin/../public/",
            "/admin/..;/public/",
            "/%70ublic/",
            "/publi%63/",
            "/public;a=b/",
            "/public;jsessionid=1/",
            "/public%3Ba/",
            "/public%20/",
            "/public//",
            "/public/./",
            "/public%2F",
            "/%2Fpublic/",
            "\\public/",
            "/public\\",
            "/public",
            "/PUBLIC/",
            "/\\public/");

    private static final List<String> DOTS =
            List.of("..", "..", "..", ".", "%2e%2e", ".%2E", "%2e.", "...", "%EF%BC%8E%EF%BC%8E");

    /** What somebody may drop, cut at, or not take for a part of a name. */
    private static final List<String> NOISE = List.of(
            "%09",
            "%0A",
            "%0D",
            "%20",
            "%00",
            "%7F",
            "%3F",
            "%23",
            "%25",
            "%C2%A0",
            "%C2%85",
            "%E2%80%8B",
            "%C2%AD",
            "%EF%BB%BF",
            "%0B",
            "%1F",
            "+",
            "%2B",
            ":",
            "@",
            "&",
            "*",
            "~");

    /** Slashes for somebody, but not for most containers. */
    private static final List<String> ODD_SLASHES = List.of(
            "//",
            "/./",
            "%2F",
            "%2f",
            "%5C",
            "%5c",
            "\\",
            "/%2F",
            "%5C%5C",
            "%EF%BC%8F",
            "%E2%88%95",
            ";/",
            ";a=b/",
            "%3B/",
            "%3b%2F",
            "%09/",
            "%20/");

    private static final List<String> NAMES =
            List.of("admin", "admin", "admin", "%61dmin", "adm%69n", "public", "a", "shop.example");

    private static final List<String> PLAIN = List.of(
            "a", "b", "1", "x.y", "~", "a+b", "a:b", "a@b", "=", "&", "!", "$", "'", "(", ")", "*", ",", "-", "_",
            "http:", "xn--a", "admin", "public");

    private static final List<String> ESCAPES = List.of(
            "%20",
            "%2B",
            "%3A",
            "%40",
            "%3D",
            "%26",
            "%22",
            "%3C",
            "%3E",
            "%5B",
            "%5D",
            "%5E",
            "%60",
            "%7B",
            "%7C",
            "%7D",
            "%3F",
            "%23",
            "%41",
            "%7e",
            "%C3%A9",
            "%E2%82%AC",
            "%F0%9F%98%80",
            "e%CC%81",
            "%E2%80%AE",
            "%C2%80",
            "%26amp",
            "%2E",
            "..",
            ".");

    private static final List<String> CONTROLS = List.of("%09", "%0A", "%0D", "%00", "%01", "%1b", "%7f", "%0D%0A");

    /** Parameters of a segment, and what looks like one. */
    private static final List<String> PARAMETERS =
            List.of(";", ";a", ";a=b", ";=", ";SID=1", ";jsessionid=1", "%3B", "%3ba=b");

    private static final List<String> SLASHES = List.of("%2F", "%2f", "%5C", "%5c", "\\", "//", "/./");

    /** Escapes that are none, and bytes that are not UTF-8. */
    private static final List<String> BROKEN = List.of(
            "%",
            "%4",
            "%zz",
            "%u0041",
            "%u002e",
            "%%32%65",
            "%FF",
            "%C3",
            "%C3%28",
            "%ED%A0%80",
            "%C0%AF",
            "%C0%AE",
            "%F4%90%80%80",
            "\u00FF");

    /** What has no place in a path as it is. */
    private static final List<String> RAW = List.of(
            "\"",
            "<",
            ">",
            "[",
            "]",
            "^",
            "`",
            "{",
            "|",
            "}",
            "#",
            "#a",
            " ",
            "\t",
            "\u0001",
            "\u007F",
            "\u00C3\u00A9",
            "\u00E2\u0082\u00AC");

    private static final List<List<String>> KINDS =
            List.of(ESCAPES, ESCAPES, ESCAPES, ESCAPES, CONTROLS, CONTROLS, PARAMETERS, SLASHES, BROKEN, RAW);

    private HostilePath() {}

    /** Different paths, so many of them; the same seed gives the same ones, and a larger count the same and more. */
    public static List<String> paths(long seed, int count) {
        Set<String> paths = new LinkedHashSet<>(KNOWN);
        Chance chance = new Chance(seed);
        while (paths.size() < count) {
            paths.add(path(chance));
        }
        return paths.stream().limit(count).toList();
    }

    private static String path(Chance chance) {
        String prefix = chance.oneIn(12) ? chance.pick(PREFIXES) : PREFIX + "/";
        StringBuilder rest = new StringBuilder();
        if (chance.oneIn(3)) {
            climb(rest, chance);
        } else {
            wander(rest, chance);
        }
        return prefix + escaped(rest.toString(), chance);
    }

    /** Up, and down to a name. */
    private static void climb(StringBuilder path, Chance chance) {
        if (chance.oneIn(3)) {
            path.append(chance.pick(NAMES)).append('/');
        }
        for (int steps = 1 + chance.below(2); steps > 0; steps--) {
            String dots = chance.pick(DOTS);
            // In three of four cases they are no plain dots between plain slashes, which containers resolve.
            int oddity = chance.below(4);
            if (oddity == 0) {
                path.append(dots).append(chance.pick(ODD_SLASHES));
            } else if (oddity == 1 && dots.equals("..")) {
                path.append('.').append(chance.pick(NOISE)).append("./");
            } else if (oddity <= 2) {
                path.append(chance.oneIn(2) ? dots + chance.pick(NOISE) : chance.pick(NOISE) + dots)
                        .append('/');
            } else {
                path.append(dots).append('/');
            }
        }
        path.append(chance.pick(NAMES));
        if (chance.oneIn(6)) {
            path.append(chance.pick(NOISE));
        }
    }

    /** Names of one or two kinds of pieces beside plain ones: a path with all kinds is refused for one of them. */
    private static void wander(StringBuilder path, Chance chance) {
        List<List<String>> kinds = List.of(PLAIN, PLAIN, chance.pick(KINDS), chance.pick(KINDS));
        for (int segments = 1 + chance.below(4); segments > 0; segments--) {
            for (int pieces = chance.below(4); pieces > 0; pieces--) {
                path.append(chance.oneIn(20) ? anyByte(chance) : chance.pick(chance.pick(kinds)));
            }
            if (segments > 1) {
                path.append('/');
            }
        }
    }

    private static String anyByte(Chance chance) {
        return String.format(Locale.ROOT, chance.oneIn(2) ? "%%%02X" : "%%%02x", chance.below(256));
    }

    /** Often with its escapes escaped once more or twice, or with all of it escaped but the slashes. */
    private static String escaped(String path, Chance chance) {
        return switch (chance.below(12)) {
            case 0, 1, 2 -> path.replace("%", "%25");
            case 3 -> path.replace("%", "%2525");
            case 4 -> escapedAll(path);
            case 5 -> escapedAll(path).replace("%", "%25");
            default -> path;
        };
    }

    private static String escapedAll(String path) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            all.append(c == '/' || c == '%' ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return all.toString();
    }
}
