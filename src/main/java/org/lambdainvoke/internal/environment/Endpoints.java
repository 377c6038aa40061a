package org.lambdainvoke.internal.environment;

import java.net.URI;
import org.lambdainvoke.call.FunctionReference;

/** The endpoints of services by region, as the rules of the SDK v2 make them for Lambda and STS. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * The URL of a service in a region. STS is always the region's own.
     *
     * @param service as its host begins: {@code lambda} or {@code sts}
     * @param region in the form of a region; an unknown one is taken for one of {@link Partition#AWS}
     * @param dualStack whether it has to have an IPv6 address, too
     * @param fips whether its cryptography has to be validated by FIPS 140
     * @return {@code https:} and a host; that there is one of this name is not asked
     * @throws IllegalArgumentException if {@code region} is not of that form
     */
    public static URI of(String service, String region, boolean dualStack, boolean fips) {
        if (!FunctionReference.isRegion(region)) {
            throw new IllegalArgumentException("'" + region + "' is not a region");
        }
        Partition partition = Partition.of(region);
        String name = fips && !isValidatedAnyway(service, partition, dualStack) ? service + "-fips" : service;
        return URI.create("https://" + name + "." + region + "." + partition.suffix(dualStack));
    }

    /** In GovCloud the usual hosts of STS are the validated ones, and there are no others. */
    private static boolean isValidatedAnyway(String service, Partition partition, boolean dualStack) {
        return partition == Partition.AWS_US_GOV && service.equals("sts") && !dualStack;
    }
}
