package org.lambdainvoke.internal.environment;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The parts of AWS that know nothing of each other, each with names of its own in DNS. All of them have endpoints for
 * dual-stack and FIPS. From the {@code partitions.json} of the SDKs, which a test holds this table to.
 */
public enum Partition {
    /** The one that most use, and any region that no other claims. */
    AWS("(us|eu|ap|sa|ca|me|af|il|mx)-\\w+-\\d+", "amazonaws.com", "api.aws"),
    AWS_CN("cn-\\w+-\\d+", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    AWS_EUSC("eusc-de-\\w+-\\d+", "amazonaws.eu", "api.amazonwebservices.eu"),
    AWS_ISO("us-iso-\\w+-\\d+", "c2s.ic.gov", "api.aws.ic.gov"),
    AWS_ISO_B("us-isob-\\w+-\\d+", "sc2s.sgov.gov", "api.aws.scloud"),
    AWS_ISO_E("eu-isoe-\\w+-\\d+", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    AWS_ISO_F("us-isof-\\w+-\\d+", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    AWS_US_GOV("us-gov-\\w+-\\d+", "amazonaws.com", "api.aws");

    private final Pattern regions;
    private final String suffix;
    private final String dualStackSuffix;

    Partition(String regions, String suffix, String dualStackSuffix) {
        this.regions = Pattern.compile(regions);
        this.suffix = suffix;
        this.dualStackSuffix = dualStackSuffix;
    }

    /** The partition of {@code region}; {@link #AWS} for one that no pattern fits. */
    public static Partition of(String region) {
        return Arrays.stream(values())
                .filter(partition -> partition.regions.matcher(region).matches())
                .findFirst()
                .orElse(AWS);
    }

    /** What hosts of this partition end in, without a dot in front. */
    String suffix(boolean dualStack) {
        return dualStack ? dualStackSuffix : suffix;
    }
}
