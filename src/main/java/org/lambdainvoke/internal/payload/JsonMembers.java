package org.lambdainvoke.internal.payload;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lambdainvoke.call.Bytes;

/** Cuts members out of an object that is known to be JSON, and touches no byte of the others. */
final class JsonMembers {
    private JsonMembers() {}

    /**
     * The members that are left.
     *
     * @param inner what stands between the braces, in UTF-8
     * @param unwanted which members are cut out: the first is 0
     * @return slices of {@code inner}, to be written with a comma between them; empty when no member is left
     */
    static List<Bytes> without(Bytes inner, BitSet unwanted) {
        List<Bytes> rest = new ArrayList<>();
        int kept = 0;
        int start = 0;
        for (int member = 0; member < unwanted.length(); member++) {
            int end = endOfMember(inner, start);
            if (unwanted.get(member)) {
                if (start > kept) {
                    rest.add(inner.slice(kept, start - 1));
                }
                kept = end + 1;
            }
            start = end + 1;
        }
        if (kept < inner.size()) {
            rest.add(inner.slice(kept, inner.size()));
        }
        return rest;
    }

    /** Where the comma stands after a member, or the text ends. */
    private static int endOfMember(Bytes text, int start) {
        int depth = 0;
        int i = start;
        while (i < text.size()) {
            byte b = text.at(i);
            if (b == '"') {
                i = closingQuote(text, i);
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            } else if (b == ',' && depth == 0) {
                return i;
            }
            i++;
        }
        return i;
    }

    private static int closingQuote(Bytes text, int quote) {
        int i = quote + 1;
        while (text.at(i) != '"') {
            i += text.at(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
