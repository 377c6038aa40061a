package org.lambdainvoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.environment.Profile;
import org.lambdainvoke.internal.environment.ProfileFiles;
import org.lambdainvoke.internal.environment.ProfileNames;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.SdkLibraries;
import org.lambdainvoke.internal.settings.SdkModule;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.shared.PassingThread;
import org.lambdainvoke.internal.shared.Sdks;
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
    private final ProfileFiles files;
    private final IdentityPart identities;

    /**
     * Reads the profile files, and chooses the SDK.
     *
     * @param supplier gets the credentials; null for none
     */
    ConnectionPart(
            SettingValues values,
            RoutesPart routes,
            @Nullable CredentialsSupplier supplier,
            Environment environment,
            Faults faults) {
        this.values = values;
        this.routes = routes;
        this.environment = environment;
        this.faults = faults;
        this.files = ProfileFiles.of(environment);
        this.identities = new IdentityPart(values, supplier, environment, files, faults);
    }

    /**
     * What a client is made of.
     *
     * @param settings where to, and by which way
     * @param identity as whom
     * @param notes for the log
     */
    record Connection(ConnectionSettings settings, Identity identity, StartNotes notes) {}

    /**
     * All of it.
     *
     * @return of no use when there is any fault
     */
    Connection connection() {
        requireClient();
        String region = region();
        EndpointPart endpoints = new EndpointPart(values, environment, files, profile(), faults);
        Identity identity = identities.identity(endpoints, region);
        ConnectionSettings settings = new ConnectionSettings(
                values.get(ConnectionParameters.CLIENT),
                region,
                endpoints.of("lambda", ConnectionParameters.ENDPOINT_URL, region),
                proxies(),
                new TrustPart(values, environment, faults).trust(),
                values.get(ConnectionParameters.CONNECT_TIMEOUT),
                values.get(ConnectionParameters.KEEPALIVE));
        identities.warnOfOwnCalls(settings.proxies().proxy() != null || settings.trust() != null);
        List<String> warnings = new ArrayList<>(identities.warnings());
        warnings.addAll(endpoints.warnings());
        return new Connection(
                settings, identity, new StartNotes(region, identities.told(), endpoints.told(), warnings));
    }

    private void requireClient() {
        if (values.get(ConnectionParameters.CLIENT) == InvokeClient.SDK) {
            String fault = SdkLibraries.faultOfClient();
            if (!fault.isEmpty()) {
                faults.add(ConnectionParameters.CLIENT, InvokeClient.SDK, fault);
            }
        }
    }

    /** The profile that the SDK would use which is asked; where there is none, that of the SDK v2. */
    private Profile profile() {
        return files.profile(
                identities.sdk() == SdkVersion.V1 ? ProfileNames.forV1(environment) : ProfileNames.forV2(environment));
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

    /** The region that is set, else that of the functions' ARNs, else that of the environment; empty for a fault. */
    private String region() {
        String set = values.find(ConnectionParameters.AWS_REGION);
        if (set != null) {
            return faults.has(ConnectionParameters.AWS_REGION) ? "" : set;
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
        return regionOfEnvironment();
    }

    private String regionOfEnvironment() {
        String variable = environment.variable("AWS_REGION");
        String property = environment.property("aws.region");
        if (values.get(ConnectionParameters.AWS_CREDENTIALS) == CredentialsChain.AUTO
                && SdkLibraries.fault(SdkModule.V1_CORE).isEmpty()
                && SdkLibraries.fault(SdkModule.V2_AUTH).isEmpty()
                && variable != null
                && property != null
                && !variable.equals(property)) {
            faults.addText(
                    ConnectionParameters.AWS_REGION,
                    "",
                    "the variable AWS_REGION is [" + variable + "], the system property aws.region [" + property
                            + "]: one SDK takes the one, one the other");
            return "";
        }
        Optional<String> found = ask(identities.sdk()).filter(FunctionReference::isRegion);
        if (found.isEmpty()) {
            faults.addText(ConnectionParameters.AWS_REGION, "", "the environment names none either");
        }
        return found.orElse("");
    }

    /** Without an SDK the metadata of an instance are not asked. */
    private Optional<String> ask(@Nullable SdkVersion sdk) {
        if (sdk != null) {
            return PassingThread.call(() -> Sdks.of(sdk).region());
        }
        return Optional.ofNullable(environment.property("aws.region"))
                .or(() -> Optional.ofNullable(environment.variable("AWS_REGION")))
                .or(() -> Optional.ofNullable(profile().property("region")));
    }
}
