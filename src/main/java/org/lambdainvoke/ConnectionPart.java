package org.lambdainvoke;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.aws1.Regions;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Libraries;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.NoProxy;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.Proxy;

/** Makes connection settings of values that make sense by themselves; what does not beside others becomes a fault. */
final class ConnectionPart {
    private final SettingValues values;
    private final RoutesPart routes;
    private final Environment environment;
    private final Faults faults;

    ConnectionPart(SettingValues values, RoutesPart routes, Environment environment, Faults faults) {
        this.values = values;
        this.routes = routes;
        this.environment = environment;
        this.faults = faults;
    }

    /**
     * The settings.
     *
     * @return of no use when there is any fault
     */
    ConnectionSettings settings() {
        return new ConnectionSettings(
                values.get(ConnectionParameters.CLIENT),
                region(),
                url(ConnectionParameters.ENDPOINT_URL),
                credentials(),
                role(),
                proxies(),
                new TrustPart(values, environment, faults).trust(),
                values.get(ConnectionParameters.CONNECT_TIMEOUT),
                values.get(ConnectionParameters.KEEPALIVE));
    }

    /** Both key and secret, or neither; null for neither. */
    private @Nullable Credentials credentials() {
        String key = values.find(ConnectionParameters.AWS_KEY);
        String secret = values.find(ConnectionParameters.AWS_SECRET);
        String token = values.find(ConnectionParameters.AWS_SESSION_TOKEN);
        if (key != null && secret != null) {
            return new Credentials(key, secret, token);
        }
        if (key != null) {
            faults.addAlone(ConnectionParameters.AWS_KEY, key, ConnectionParameters.AWS_SECRET);
        } else if (secret != null) {
            faults.addAlone(ConnectionParameters.AWS_SECRET, secret, ConnectionParameters.AWS_KEY);
        } else if (token != null) {
            faults.addAlone(ConnectionParameters.AWS_SESSION_TOKEN, token, ConnectionParameters.AWS_KEY);
        }
        return null;
    }

    /** The role to assume; null for none. */
    private @Nullable AssumedRole role() {
        String arn = values.find(ConnectionParameters.AWS_ASSUME_ROLE_ARN);
        if (arn == null) {
            requireNoRole(ConnectionParameters.AWS_ROLE_SESSION_NAME);
            requireNoRole(ConnectionParameters.AWS_EXTERNAL_ID);
            requireNoRole(ConnectionParameters.AWS_STS_ENDPOINT_URL);
            return null;
        }
        String faultOfSts = Libraries.faultOfSts();
        if (!faultOfSts.isEmpty()) {
            faults.add(ConnectionParameters.AWS_ASSUME_ROLE_ARN, arn, faultOfSts);
        }
        return new AssumedRole(
                arn,
                values.get(ConnectionParameters.AWS_ROLE_SESSION_NAME),
                values.find(ConnectionParameters.AWS_EXTERNAL_ID),
                url(ConnectionParameters.AWS_STS_ENDPOINT_URL));
    }

    private void requireNoRole(Parameter<String> parameter) {
        if (values.isSet(parameter)) {
            faults.addAlone(parameter, values.get(parameter), ConnectionParameters.AWS_ASSUME_ROLE_ARN);
        }
    }

    /** A list of exceptions alone would be one from nothing. */
    private Proxies proxies() {
        Proxy proxy = Optional.ofNullable(values.find(ConnectionParameters.PROXY_URL))
                .flatMap(Proxy::parse)
                .orElse(null);
        List<String> except = values.find(ConnectionParameters.NO_PROXY);
        if (proxy == null && except != null) {
            faults.addAlone(ConnectionParameters.NO_PROXY, except, ConnectionParameters.PROXY_URL);
        }
        return new Proxies(
                proxy, Optional.ofNullable(except).flatMap(NoProxy::parse).orElse(NoProxy.NONE));
    }

    /** Null when there is none. */
    private @Nullable URI url(Parameter<String> parameter) {
        String url = values.find(parameter);
        return url == null || faults.has(parameter) ? null : URI.create(url);
    }

    /** The region that is set, else that of the functions' ARNs, else that of the environment; empty for a fault. */
    private String region() {
        String set = values.find(ConnectionParameters.AWS_REGION);
        if (set != null) {
            return set;
        }
        Set<String> ofFunctions = routes.regions();
        if (ofFunctions.size() > 1) {
            faults.addText(
                    ConnectionParameters.AWS_REGION,
                    "",
                    "the functions are in " + String.join(" and ", ofFunctions) + ", which takes a filter for each");
            return "";
        }
        if (!ofFunctions.isEmpty()) {
            return ofFunctions.iterator().next();
        }
        if (faults.has(ConnectionParameters.AWS_REGION) || routes.mayHideARegion()) {
            return "";
        }
        Optional<String> found = Regions.fromEnvironment();
        if (found.isEmpty()) {
            faults.addText(ConnectionParameters.AWS_REGION, "", "the environment names none either");
        }
        return found.orElse("");
    }
}
