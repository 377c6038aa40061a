package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.shared.SharedClient;
import org.lambdainvoke.internal.shared.SharedClients;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Filters that differ in one parameter of their connections share no client, whichever it is. */
@RunWith(Parameterized.class)
public class ConnectionParametersTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/caller";

    @Parameters(name = "{0}")
    public static List<Object[]> parameters() {
        List<Object[]> all = new ArrayList<>();
        for (Parameter<?> parameter : ConnectionParameters.TABLE.all()) {
            all.add(new Object[] {parameter});
        }
        return all;
    }

    @Parameterized.Parameter
    public Parameter<?> parameter;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SharedClients clients = new SharedClients();

    /** A key store of the kind that opens without its password too, which is {@code changeit}. */
    private String authorities() throws Exception {
        File file = folder.newFile();
        TrustStore known = FaultEndpoint.trustStore();
        KeyStore keys = KeyStore.getInstance(known.file(), "changeit".toCharArray());
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setCertificateEntry(
                "authority", keys.getCertificate(keys.aliases().nextElement()));
        try (OutputStream out = new FileOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file.getPath();
    }

    /** What has to be there for the parameter to mean anything. */
    private Map<String, String> beside() throws Exception {
        return switch (parameter.name()) {
            case "aws_key", "aws_secret", "aws_session_token" -> Map.of("aws_key", "AKID", "aws_secret", "secret");
            case "aws_role_session_name", "aws_external_id", "aws_sts_endpoint_url" ->
                Map.of("aws_assume_role_arn", ROLE);
            case "no_proxy" -> Map.of("proxy_url", "http://localhost:3128");
            case "trust_store_password" -> Map.of("trust_store", authorities());
            default -> Map.of();
        };
    }

    /** A value that is not the default, and not that of {@link #beside}. */
    private String other() throws Exception {
        return switch (parameter.name()) {
            case "aws_key" -> "AKIDOTHER";
            case "aws_secret", "aws_session_token", "aws_role_session_name", "aws_external_id" -> "other";
            case "aws_assume_role_arn" -> ROLE;
            case "aws_sts_endpoint_url", "endpoint_url" -> "http://localhost:1";
            case "aws_region" -> "eu-central-1";
            case "connect_timeout", "keepalive" -> "1234";
            case "proxy_url" -> "http://localhost:3128";
            case "no_proxy" -> "localhost, .example.org";
            case "trust_store" -> authorities();
            case "trust_store_password" -> "changeit";
            case "client" -> "sdk";
            case "aws_credentials" -> "sdk-v1";
            case "use_dualstack", "use_fips" -> "true";
            default -> throw new AssertionError("Say here what another value of " + parameter + " is");
        };
    }

    private SharedClient lease(Map<String, String> parameters) {
        FilterSettings settings = FilterSettings.of(parameters);
        return clients.lease(
                settings.client().key(), 1, null, () -> settings.client().connect(null));
    }

    @Test
    public void makesAnotherClient() throws Exception {
        Map<String, String> parameters = new HashMap<>(beside());
        parameters.put("function_name", "greet");
        parameters.putIfAbsent("aws_region", "eu-west-1");
        SharedClient one = lease(parameters);
        SharedClient same = lease(parameters);
        parameters.put(parameter.name(), other());
        SharedClient another = lease(parameters);
        try {
            assertThat(same).isSameAs(one);
            assertThat(another).isNotSameAs(one);
        } finally {
            List.of(one, same, another).forEach(client -> clients.giveBack(client, 1));
        }
    }
}
