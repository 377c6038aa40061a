package org.lambdainvoke.it.frameworks;

import java.util.Set;
import java.util.regex.Pattern;
import org.lambdainvoke.PayloadFormat;

/** What differs between a framework alone and behind the filter though the filter does its part. */
enum KnownDifference {
    /** A REST API gives an answer without a body and a type the type that it has for all. */
    TYPE_OF_NOTHING(".*", "apigateway-1.0", "^content-type of nothing: application/json$", ""),
    /** The library puts a charset to the type of every body. */
    JERSEY_CHARSET("jersey", ".*", "^(\\| header content-type=\\[[^]]+?);charset=UTF-8]$", "$1]"),
    /** Hono joins the values of a field by semicolons. */
    HONO_FIELDS("hono", "alb-multi-value", "(?<=^\\| header x-.{1,200}); ", ", "),
    /** Format 2.0 joins values by commas; Fastify cuts at each of them, also at one that belongs to a value. */
    FASTIFY_LISTS("fastify", "apigateway-2.0|function-url", "(?<=^\\| query .{1,200})\", \"", ", "),
    /** Fastify joins cookies without the blank that RFC 6265 wants. */
    FASTIFY_COOKIES("fastify", "apigateway-2.0|function-url", "(?<=^\\| header cookie=.{1,200});(?! )", "; "),
    /** Load balancers leave the query as it is; Fastify decodes its escapes and leaves each plus as it is. */
    FASTIFY_PLUS("fastify", "alb|alb-multi-value", "(?<=^\\| query .{1,200})\\+", " "),
    /** Express makes a tag of what it has echoed. */
    EXPRESS_TAG("express", ".*", "^etag: W/.*", ""),
    /** Load balancers leave the query as it is; http4k takes it for decoded. */
    HTTP4K_QUERY("http4k", "alb", "^\\| query .*", ""),
    /** Claudia writes JSON itself, with the digits that JavaScript likes. */
    CLAUDIA_DIGITS("claudia", ".*", "2\\.50", "2.5"),
    /** Claudia writes an object where there is nothing. */
    CLAUDIA_NOTHING("claudia", ".*", "^(\\| \\{}|content-type: application/json)$", "");

    private final Pattern frameworks;
    private final Pattern formats;
    private final Pattern line;
    private final String replacement;

    /**
     * @param replacement for what the pattern finds in a line, on both sides; a line that it leaves empty is left out
     */
    KnownDifference(String frameworks, String formats, String line, String replacement) {
        this.frameworks = Pattern.compile(frameworks);
        this.formats = Pattern.compile(formats);
        this.line = Pattern.compile(line);
        this.replacement = replacement;
    }

    /** Takes out of both what differs by force; notes what it was. */
    static SeenAnswer without(
            SeenAnswer answer, Framework framework, PayloadFormat format, Set<KnownDifference> found) {
        return answer.with(line -> {
            String rest = line;
            for (KnownDifference each : values()) {
                if (each.concerns(framework, format)) {
                    String changed = each.line.matcher(rest).replaceAll(each.replacement);
                    if (!changed.equals(rest)) {
                        found.add(each);
                    }
                    rest = changed;
                }
            }
            return rest;
        });
    }

    private boolean concerns(Framework framework, PayloadFormat format) {
        return frameworks.matcher(framework.toString()).matches()
                && formats.matcher(format.text()).matches();
    }
}
