package org.lambdainvoke.internal.aws1;

import com.amazonaws.SdkClientException;
import com.amazonaws.regions.AwsRegionProvider;
import com.amazonaws.regions.DefaultAwsRegionProviderChain;
import com.amazonaws.regions.Region;
import com.amazonaws.regions.RegionUtils;
import java.net.URI;
import java.util.Optional;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** Regions by name, also such as are newer than the SDK. */
public final class Regions {
    private Regions() {}

    /**
     * The region that the environment names: environment variable, system property, profile file, instance metadata, in
     * the order of the SDK's chain. The last of them asks the network.
     */
    public static Optional<String> fromEnvironment() {
        return PassingThread.call(Regions::askChain).filter(FunctionReference::isRegion);
    }

    private static Optional<String> askChain() {
        AwsRegionProvider chain = new DefaultAwsRegionProviderChain();
        try {
            return Optional.ofNullable(chain.getRegion());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    /** The URL of a service's API in {@code region}, with the DNS suffix of the region's partition. */
    static String endpointOf(String service, String region) {
        Region known = RegionUtils.getRegion(region);
        return "https://"
                + (known == null ? service + "." + region + ".amazonaws.com" : known.getServiceEndpoint(service));
    }

    /** Where the Invoke API is for calls with {@code settings}. */
    public static URI endpointOf(ConnectionSettings settings) {
        URI given = settings.endpointUrl();
        return given == null ? URI.create(endpointOf("lambda", settings.region())) : given;
    }
}
