package org.lambdainvoke;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.environment.ConfiguredEndpoint;
import org.lambdainvoke.internal.environment.ConfiguredEndpoints;
import org.lambdainvoke.internal.environment.ConfiguredFlag;
import org.lambdainvoke.internal.environment.EndpointSettings;
import org.lambdainvoke.internal.environment.Endpoints;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.environment.Profile;
import org.lambdainvoke.internal.environment.ProfileFiles;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.settings.UrlType;

/**
 * Finds where a service is: the URL that is set, else what environment and profile say, else the region's (AWS SDKs and
 * Tools Reference Guide, "Service-specific endpoints" and "Dual-stack and FIPS endpoints"). What makes no sense becomes
 * a fault.
 */
final class EndpointPart {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /** In the place of one that has a fault. */
    private static final URI NONE = URI.create("https://none.invalid");

    private final SettingValues values;
    private final Environment environment;
    private final ProfileFiles files;
    private final Profile profile;
    private final Faults faults;
    private final Map<String, URI> known = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    EndpointPart(SettingValues values, Environment environment, ProfileFiles files, Profile profile, Faults faults) {
        this.values = values;
        this.environment = environment;
        this.files = files;
        this.profile = profile;
        this.faults = faults;
    }

    /** For the log: where each service is, and who says so. */
    List<String> told() {
        return told;
    }

    /** For the log: what a user would not expect. */
    List<String> warnings() {
        return warnings;
    }

    /**
     * Where a service is.
     *
     * @param service {@code lambda} or {@code sts}
     * @param parameter by which it is set
     * @param region empty when it has a fault
     * @return of no use when there is a fault
     */
    URI of(String service, Parameter<String> parameter, String region) {
        // STS may be asked by two.
        return known.computeIfAbsent(service, unused -> found(service, parameter, region));
    }

    private URI found(String service, Parameter<String> parameter, String region) {
        String set = values.find(parameter);
        if (set != null) {
            return faults.has(parameter) ? NONE : set(service, parameter, URI.create(set));
        }
        try {
            ConfiguredEndpoint configured = ConfiguredEndpoints.of(service, environment, files, profile);
            return configured == null ? ofRegion(service, region) : configured(service, parameter, configured);
        } catch (IllegalArgumentException e) {
            faults.addText(parameter, "", String.valueOf(e.getMessage()));
            return NONE;
        }
    }

    private URI set(String service, Parameter<String> parameter, URI url) {
        refuseKinds(parameter.name());
        if (isPlainToOthers(url)) {
            warnings.add(parameter.name() + " leads over plain http to " + url.getHost()
                    + ": whoever is on the way can read and change what is sent");
        }
        told.add(service + " is at " + url + " (" + parameter.name() + ")");
        return url;
    }

    private URI configured(String service, Parameter<String> parameter, ConfiguredEndpoint configured) {
        if (!new UrlType("").accepts(configured.url())) {
            faults.addText(parameter, "", configured.source() + " is not such a URL");
            return NONE;
        }
        refuseKinds(configured.source());
        URI url = URI.create(configured.url());
        if (isPlainToOthers(url)) {
            faults.addText(
                    parameter,
                    "",
                    configured.source() + " leads over plain http to " + url.getHost() + ": set " + parameter.name()
                            + " to that if it is wanted");
        }
        told.add(service + " is at " + url + " (" + configured.source() + ")");
        return url;
    }

    private URI ofRegion(String service, String region) {
        if (region.isEmpty()) {
            return NONE;
        }
        URI url = Endpoints.of(
                service, region, isSet(ConnectionParameters.USE_DUALSTACK), isSet(ConnectionParameters.USE_FIPS));
        told.add(service + " is at " + url);
        return url;
    }

    private boolean isSet(Parameter<Boolean> parameter) {
        Boolean own = values.find(parameter);
        ConfiguredFlag configured = own == null ? configured(parameter) : null;
        return own == null ? configured != null && configured.isOn() : own;
    }

    private @Nullable ConfiguredFlag configured(Parameter<Boolean> parameter) {
        return parameter == ConnectionParameters.USE_FIPS
                ? EndpointSettings.fips(environment, profile)
                : EndpointSettings.dualStack(environment, profile);
    }

    /** Of an endpoint that somebody has named it is not known whether it is validated, or has both kinds of address. */
    private void refuseKinds(String namedBy) {
        for (Parameter<Boolean> parameter :
                List.of(ConnectionParameters.USE_FIPS, ConnectionParameters.USE_DUALSTACK)) {
            if (isSet(parameter)) {
                ConfiguredFlag configured = values.isSet(parameter) ? null : configured(parameter);
                faults.addText(
                        parameter,
                        "true",
                        (configured == null ? "" : configured.source() + " says so, and ") + namedBy
                                + " names the endpoint");
            }
        }
    }

    private static boolean isPlainToOthers(URI url) {
        return "http".equalsIgnoreCase(url.getScheme())
                && !isLoopback(url.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isLoopback(String host) {
        if (host.startsWith("[")) {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || LOOPBACK_V4.matcher(host).matches();
    }
}
