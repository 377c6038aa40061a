package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Invocation;

/**
 * The client context of a call, under the names by which Lambda's Java runtime reads it. As there, a member that the
 * call leaves out is null, and all values are texts; here a call with others is refused before it runs. Immutable.
 */
final class LocalClientContext implements ClientContext {
    private final String text;
    private final @Nullable Client client;
    private final @Nullable Map<String, String> custom;
    private final @Nullable Map<String, String> environment;

    private LocalClientContext(String text, JsonObject context) {
        this.text = text;
        Map<String, String> fields = texts(context, "client");
        this.client = fields == null ? null : new LocalClient(fields);
        this.custom = texts(context, "custom");
        this.environment = texts(context, "env");
    }

    /** The context that the field {@code X-Amz-Client-Context} holds; null when it is malformed or too long. */
    static @Nullable LocalClientContext decode(String field) {
        if (field.length() > Invocation.MAX_CLIENT_CONTEXT) {
            return null;
        }
        try {
            byte[] json = Base64.getDecoder().decode(field);
            JsonElement context = StrictJson.parse(Bytes.of(json));
            return context instanceof JsonObject members
                    ? new LocalClientContext(new String(json, StandardCharsets.UTF_8), members)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The JSON as it was sent. */
    String text() {
        return text;
    }

    @Override
    public @Nullable Client getClient() {
        return client;
    }

    @Override
    public @Nullable Map<String, String> getCustom() {
        return custom;
    }

    @Override
    public @Nullable Map<String, String> getEnvironment() {
        return environment;
    }

    /**
     * The texts that a member holds by name; null when there is no such member.
     *
     * @throws IllegalArgumentException when it holds anything else
     */
    private static @Nullable Map<String, String> texts(JsonObject context, String name) {
        JsonElement member = context.get(name);
        if (member == null || member.isJsonNull()) {
            return null;
        }
        if (!(member instanceof JsonObject members)) {
            throw new IllegalArgumentException(name);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> text : members.entrySet()) {
            if (!text.getValue().isJsonPrimitive()) {
                throw new IllegalArgumentException(name);
            }
            texts.put(text.getKey(), text.getValue().getAsString());
        }
        return Collections.unmodifiableMap(texts);
    }

    /** What a client says of itself. */
    private record LocalClient(Map<String, String> fields) implements Client {
        @Override
        public @Nullable String getInstallationId() {
            return fields.get("installation_id");
        }

        @Override
        public @Nullable String getAppTitle() {
            return fields.get("app_title");
        }

        @Override
        public @Nullable String getAppVersionName() {
            return fields.get("app_version_name");
        }

        @Override
        public @Nullable String getAppVersionCode() {
            return fields.get("app_version_code");
        }

        @Override
        public @Nullable String getAppPackageName() {
            return fields.get("app_package_name");
        }
    }
}
