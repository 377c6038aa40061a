package org.lambdainvoke.invoke;

import com.amazonaws.SdkClientException;
import com.amazonaws.regions.AwsRegionProvider;
import com.amazonaws.regions.DefaultAwsRegionProviderChain;
import com.amazonaws.regions.Region;
import com.amazonaws.regions.RegionUtils;
import java.util.Optional;
import java.util.regex.Pattern;

/** Regions by name, also such as are newer than the SDK. */
public final class Regions {
    /** Of every name of a region: new ones are not known here. */
    static final String FORM = "[a-z]{2,}(?:-[a-z]+)+-\\d{1,2}";

    private static final Pattern NAME = Pattern.compile(FORM);

    private Regions() {}

    /** Whether {@code text} is well-formed; whether the region exists is not asked. */
    public static boolean isWellFormed(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The region that the environment names: environment variable, system property, profile file, instance metadata, in
     * the order of the SDK's chain. The last of them asks the network.
     */
    public static Optional<String> fromEnvironment() {
        return PassingThread.call(Regions::askChain).filter(Regions::isWellFormed);
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
}
