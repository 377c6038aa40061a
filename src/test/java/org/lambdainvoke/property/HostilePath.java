package org.lambdainvoke.property;

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

    private static final List<String> DOTS = List.of(
            "..",
            "..",
            "..",
            ".",
            "%2e%2e",
            ".%2E",
            "%2e.",
            "%2e",
            "...",
            "%C0%AE%C0%AE",
            "%EF%BC%8E%EF%BC%8E",
            "%u002e.");

    /** What somebody may drop, cut at, or not take for a part of a name, before, between and after dots. */
    private static final List<String> NOISE = List.of(
            "",
            "",
            "",
            "%09",
            "%0A",
            "%0D",
            "%20",
            "%00",
            "%7F",
            "%3B",
            ";",
            ";a=b",
            "%3Ba",
            ";jsessionid=1",
            "%3F",
            "%23",
            "%C2%A0",
            "%C2%85",
            "%E2%80%8B",
            "%C2%AD",
            "%EF%BB%BF",
            "%0B",
            "%1F",
            "+",
            "%2B",
            "\t");

    private static final List<String> SLASHES = List.of(
            "/", "/", "/", "/", "//", "%2F", "%2f", "%5C", "\\", "/%2F", "%5C%5C", "/./", "%EF%BC%8F", "%E2%88%95");

    private static final List<String> NAMES =
            List.of("admin", "admin", "admin", "%61dmin", "adm%69n", "public", "a", "shop.example");

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "a",
            "1",
            "x.y",
            "~",
            "a+b",
            "a:b",
            "a@b",
            "=",
            "&",
            "!",
            "$",
            "'",
            "(",
            ")",
            "*",
            ",",
            "-",
            "_",
            ".",
            "..",
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
            "%3B",
            "%3F",
            "%23",
            "%25",
            "%2F",
            "%5C",
            "%2E",
            "%41",
            "%7e",
            "%09",
            "%0A",
            "%0D",
            "%00",
            "%01",
            "%1b",
            "%7f",
            ";",
            ";a",
            ";a=b",
            ";=",
            ";SID=1",
            ";jsessionid=1",
            "%C3%A9",
            "%E2%82%AC",
            "%F0%9F%98%80",
            "e%CC%81",
            "%E2%80%AE",
            "%C2%80",
            "\u00C3\u00A9",
            "\u00E2\u0082\u00AC",
            "%FF",
            "%C3",
            "%C3%28",
            "%ED%A0%80",
            "%C0%AF",
            "%F4%90%80%80",
            "\u00FF",
            "%",
            "%4",
            "%zz",
            "%u0041",
            "%%32%65",
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
            "\\",
            " ",
            "\t",
            "\u0001",
            "\u007F",
            "http:",
            "http://",
            "xn--a",
            "%26amp;");

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
        String prefix = chance.oneIn(6) ? chance.pick(PREFIXES) : PREFIX + "/";
        StringBuilder rest = new StringBuilder();
        if (chance.oneIn(2)) {
            climb(rest, chance);
        } else {
            wander(rest, chance);
        }
        return prefix + escaped(rest.toString(), chance);
    }

    /** One or more steps up, and down to a name. */
    private static void climb(StringBuilder path, Chance chance) {
        if (chance.oneIn(3)) {
            path.append(chance.pick(NAMES)).append(chance.pick(SLASHES));
        }
        for (int steps = 1 + chance.below(2); steps > 0; steps--) {
            String dots = chance.pick(DOTS);
            int middle = dots.equals("..") && chance.oneIn(3) ? 1 : dots.length();
            path.append(chance.oneIn(6) ? chance.pick(NOISE) : "")
                    .append(dots, 0, middle)
                    .append(chance.pick(NOISE))
                    .append(dots, middle, dots.length())
                    .append(chance.pick(SLASHES));
        }
        path.append(chance.pick(NAMES));
        if (chance.oneIn(4)) {
            path.append(chance.pick(NOISE));
        }
        if (chance.oneIn(4)) {
            path.append(chance.pick(SLASHES)).append(chance.pick(PIECES));
        }
    }

    private static void wander(StringBuilder path, Chance chance) {
        for (int segments = 1 + chance.below(4); segments > 0; segments--) {
            for (int pieces = chance.below(4); pieces > 0; pieces--) {
                path.append(chance.oneIn(8) ? anyByte(chance) : chance.pick(PIECES));
            }
            if (segments > 1) {
                path.append(chance.oneIn(3) ? chance.pick(SLASHES) : "/");
            }
        }
    }

    private static String anyByte(Chance chance) {
        return String.format(Locale.ROOT, chance.oneIn(2) ? "%%%02X" : "%%%02x", chance.below(256));
    }

    /** Sometimes with its escapes escaped once more or twice, or with all of it escaped but the slashes. */
    private static String escaped(String path, Chance chance) {
        return switch (chance.below(12)) {
            case 0, 1 -> path.replace("%", "%25");
            case 2 -> path.replace("%", "%2525");
            case 3 -> escapedAll(path);
            case 4 -> escapedAll(path).replace("%", "%25");
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
