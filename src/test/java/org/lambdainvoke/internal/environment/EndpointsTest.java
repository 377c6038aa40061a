package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.regions.RegionUtils;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.lambdainvoke.call.FunctionReference;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.endpoints.LambdaEndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/** Held to the rules of the SDK v2, and to what the SDK v1 has taken until now. */
public class EndpointsTest {
    private static final List<String> INVENTED = List.of(
            "us-moon-1",
            "ap-moon-12",
            "xx-north-1",
            "cn-moon-9",
            "eusc-de-moon-1",
            "eusc-fr-moon-1",
            "us-gov-moon-1",
            "us-iso-moon-1",
            "us-isob-moon-1",
            "eu-isoe-moon-1",
            "us-isof-moon-1",
            "us-isog-moon-1");

    @Test
    public void lambdaHasTheEndpointsOfTheSdk() {
        LambdaEndpointProvider rules = LambdaEndpointProvider.defaultProvider();
        forAll((region, dualStack, fips) -> assertThat(Endpoints.of("lambda", region, dualStack, fips))
                .as("%s dual-stack %s FIPS %s", region, dualStack, fips)
                .isEqualTo(rules.resolveEndpoint(parameters -> parameters
                                .region(Region.of(region))
                                .useDualStack(dualStack)
                                .useFips(fips))
                        .join()
                        .endpointUrl()
                        .toUri()));
    }

    @Test
    public void stsHasTheRegionalEndpointsOfTheSdk() {
        StsEndpointProvider rules = StsEndpointProvider.defaultProvider();
        forAll((region, dualStack, fips) -> assertThat(Endpoints.of("sts", region, dualStack, fips))
                .as("%s dual-stack %s FIPS %s", region, dualStack, fips)
                .isEqualTo(rules.resolveEndpoint(parameters -> parameters
                                .region(Region.of(region))
                                .useDualStack(dualStack)
                                .useFips(fips)
                                .useGlobalEndpoint(false))
                        .join()
                        .endpointUrl()
                        .toUri()));
    }

    @Test
    public void endpointsAreThoseOfTheFirstSdk() {
        assertThat(RegionUtils.getRegions())
                .extracting(com.amazonaws.regions.Region::getName)
                .filteredOn(FunctionReference::isRegion)
                .hasSizeGreaterThan(30)
                .allSatisfy(region -> {
                    hasTheEndpointOfTheFirstSdk("lambda", region);
                    hasTheEndpointOfTheFirstSdk("sts", region);
                });
    }

    @Test
    public void lambdaInARegionThatIsNewerThanTheFirstSdkIsWhereThatGuesses() {
        assertThat(INVENTED).allSatisfy(region -> hasTheEndpointOfTheFirstSdk("lambda", region));
    }

    /** For such a region the first SDK takes the one of us-east-1, which its own region may be cut off from. */
    @Test
    public void stsInARegionThatIsNewerThanTheFirstSdkIsTheRegionsOwn() {
        assertThat(RegionUtils.getRegion("ap-moon-9").getServiceEndpoint("sts")).isEqualTo("sts.amazonaws.com");
        assertThat(Endpoints.of("sts", "ap-moon-9", false, false))
                .isEqualTo(URI.create("https://sts.ap-moon-9.amazonaws.com"));
    }

    @Test
    public void whatIsNoRegionHasNoEndpoint() {
        assertThatThrownBy(() -> Endpoints.of("lambda", "eu-west-1.evil.example/", false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'eu-west-1.evil.example/' is not a region");
    }

    private static void hasTheEndpointOfTheFirstSdk(String service, String region) {
        assertThat(Endpoints.of(service, region, false, false))
                .isEqualTo(URI.create("https://" + RegionUtils.getRegion(region).getServiceEndpoint(service)));
    }

    private static void forAll(Check check) {
        List<String> regions = Stream.concat(Region.regions().stream().map(Region::id), INVENTED.stream())
                .filter(FunctionReference::isRegion)
                .toList();
        assertThat(regions).hasSizeGreaterThan(50);
        for (String region : regions) {
            for (boolean dualStack : new boolean[] {false, true}) {
                for (boolean fips : new boolean[] {false, true}) {
                    check.of(region, dualStack, fips);
                }
            }
        }
    }

    private interface Check {
        void of(String region, boolean dualStack, boolean fips);
    }
}
