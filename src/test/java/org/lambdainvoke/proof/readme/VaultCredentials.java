package org.lambdainvoke.proof.readme;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.CredentialsSupplier;

/** The README's example. */
public record VaultCredentials(HttpClient http, URI vault, String token) implements CredentialsSupplier {
    @Override
    public AwsCredentials get() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(vault.resolve("/v1/aws/sts/orders"))
                .header("X-Vault-Token", token)
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        JsonObject lease = JsonParser.parseString(answer).getAsJsonObject();
        JsonObject data = lease.getAsJsonObject("data");
        return new AwsCredentials(
                data.get("access_key").getAsString(),
                data.get("secret_key").getAsString(),
                data.get("security_token").getAsString(),
                Instant.now().plusSeconds(lease.get("lease_duration").getAsLong()));
    }
}
