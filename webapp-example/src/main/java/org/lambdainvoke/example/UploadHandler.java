package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells name, type, size and SHA-256 of each uploaded file. */
public final class UploadHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        List<Map<String, Object>> files = new ArrayList<>();
        event.forEach((field, value) -> {
            // One file is an object, several of the same name are an array of objects.
            List<?> values = value instanceof List<?> several ? several : Collections.singletonList(value);
            for (Object each : values) {
                if (each instanceof Map<?, ?> file && file.get("base64") instanceof String base64) {
                    files.add(describe(field, file, Base64.getDecoder().decode(base64)));
                }
            }
        });
        context.getLogger().log("Received " + files.size() + " files");
        return Map.of("files", files);
    }

    private static Map<String, Object> describe(String field, Map<?, ?> file, byte[] content) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("field", field);
        description.put("filename", file.get("filename"));
        description.put("contentType", file.get("contentType"));
        description.put("size", content.length);
        description.put("sha256", HexFormat.of().formatHex(sha256(content)));
        return description;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
