package org.lambdainvoke.support.client;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An event of the golden files: {@code event}, and {@code choice} where AWS's behaviour is not settled. Times and the
 * random part of a trace are left out of the comparison; tests of their own have them.
 */
public final class GoldenEvent {
    private static final Gson PRINTER = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    /** What stands in golden files for something random; the letters keep it apart from group numbers. */
    private static final String RANDOM = "0123456789abcdef01234567";

    private GoldenEvent() {}

    /** The event of a file, as text that can be compared. */
    public static String read(Path file) throws IOException {
        JsonObject golden = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return PRINTER.toJson(sorted(golden.get("event")));
    }

    /** An event that was made, as text that can be compared. */
    public static String comparable(String event) {
        String timeless = event.replaceAll(
                        "\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000", "10/Jul/2026:19:19:04 +0000")
                .replaceAll("((?:requestT|t)imeEpoch\":)\\d+", "$11783711144836")
                .replaceAll("(\"extendedRequestId\":\")[0-9a-f]{24}", "$1" + RANDOM)
                .replaceAll(
                        "((?:Root|Self)=)1-(?!67891233)[0-9a-f]{8}-[0-9a-f]{24}",
                        "$11-6a5145a8-0123456789abcdef01234567");
        return PRINTER.toJson(sorted(JsonParser.parseString(timeless)));
    }

    /** Writes a golden file anew; what it says of a choice is kept. */
    public static void write(Path file, String event) throws IOException {
        JsonObject golden = Files.exists(file)
                ? JsonParser.parseString(Files.readString(file)).getAsJsonObject()
                : new JsonObject();
        golden.add("event", JsonParser.parseString(comparable(event)));
        Files.createDirectories(file.getParent());
        Files.writeString(file, PRINTER.toJson(golden) + "\n");
    }

    /** The order of members means nothing and differs between containers. */
    private static JsonElement sorted(JsonElement element) {
        if (!element.isJsonObject()) {
            return element;
        }
        JsonObject sorted = new JsonObject();
        element.getAsJsonObject().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.add(entry.getKey(), sorted(entry.getValue())));
        return sorted;
    }
}
