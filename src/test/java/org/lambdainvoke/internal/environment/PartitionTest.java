package org.lambdainvoke.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.Test;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Held to the metadata of the SDK v2. */
public class PartitionTest {
    @Test
    public void everyPartitionOfTheSdkIsInTheTable() {
        assertThat(Region.regions().stream()
                        .map(region -> PartitionMetadata.of(region).id())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Partition.values()).map(PartitionTest::id).toList());
    }

    @Test
    public void everyRegionOfTheSdkIsInItsPartition() {
        assertThat(Region.regions())
                .filteredOn(region -> !region.isGlobalRegion())
                .allSatisfy(region -> assertThat(id(Partition.of(region.id())))
                        .isEqualTo(PartitionMetadata.of(region).id()));
    }

    @Test
    public void hostsEndAsForTheSdk() {
        assertThat(Partition.values()).allSatisfy(partition -> {
            PartitionMetadata metadata = PartitionMetadata.of(id(partition));
            assertThat(partition.suffix(false)).isEqualTo(metadata.dnsSuffix());
            assertThat(partition.suffix(true)).isEqualTo(suffix(metadata, EndpointTag.DUALSTACK));
        });
    }

    /** So no combination is refused here; where a partition lacks one this has to be told. */
    @Test
    public void everyPartitionHasDualStackAndFips() {
        assertThat(Partition.values()).allSatisfy(partition -> {
            PartitionMetadata metadata = PartitionMetadata.of(id(partition));
            assertThat(suffix(metadata, EndpointTag.FIPS)).isEqualTo(partition.suffix(false));
            assertThat(suffix(metadata, EndpointTag.DUALSTACK, EndpointTag.FIPS))
                    .isEqualTo(partition.suffix(true));
        });
    }

    @Test
    public void unknownRegionIsInTheFirstPartition() {
        assertThat(List.of("xx-moon-1", "us-isog-moon-1", "nowhere"))
                .allSatisfy(region -> assertThat(Partition.of(region)).isEqualTo(Partition.AWS));
    }

    private static String suffix(PartitionMetadata metadata, EndpointTag... tags) {
        return metadata.dnsSuffix(PartitionEndpointKey.builder().tags(tags).build());
    }

    private static String id(Partition partition) {
        return partition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
