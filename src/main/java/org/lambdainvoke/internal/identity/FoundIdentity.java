package org.lambdainvoke.internal.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.environment.ProfileFiles;
import org.lambdainvoke.internal.environment.ProfileNames;
import org.lambdainvoke.internal.environment.V1ProfileFile;
import org.lambdainvoke.internal.settings.SdkModule;

/** What environment and files tell of the identity, read once, before any SDK is asked. Immutable. */
public final class FoundIdentity {
    private static final Reading WRITTEN =
            new Reading(SourceKind.KEYS, "the credentials that are set", List.of(), Set.of());

    private final Environment environment;
    private final Reading v1;
    private final Reading v2;

    private FoundIdentity(Environment environment, Reading v1, Reading v2) {
        this.environment = environment;
        this.v1 = v1;
        this.v2 = v2;
    }

    /** The identity that an SDK's default chain would find. */
    public static FoundIdentity in(Environment environment, ProfileFiles files) {
        String nameForV1 = ProfileNames.forV1(environment);
        String nameForV2 = ProfileNames.forV2(environment);
        V1ProfileFile file = V1ProfileFile.of(environment);
        Function<String, Map<String, String>> merged =
                name -> files.profile(name).properties();
        Readings readings = new Readings(environment);
        return new FoundIdentity(
                environment,
                readings.ofV1(ProfileReading.ofV1(file::properties, nameForV1), nameForV1),
                readings.ofV2(ProfileReading.ofV2(merged, nameForV2), nameForV2));
    }

    /** The identity of credentials that an SDK has nothing to do with. */
    public static FoundIdentity written(Environment environment) {
        return new FoundIdentity(environment, WRITTEN, WRITTEN);
    }

    /**
     * The SDK that is asked.
     *
     * @param wish of the settings
     * @param faults why a module can't be used; empty where it can
     * @param isRoleAssumed whether a role is assumed with what is found
     */
    public Choice choose(CredentialsChain wish, Function<SdkModule, String> faults, boolean isRoleAssumed) {
        return new Chooser(faults, v1, v2, isRoleAssumed).choose(wish);
    }

    /** In which source {@code sdk} finds credentials. */
    public CredentialsOrigin.Found source(SdkVersion sdk) {
        return sdk == SdkVersion.V1
                ? new CredentialsOrigin.Found(v1.kind(), ProfileNames.forV1(environment))
                : new CredentialsOrigin.Found(v2.kind(), ProfileNames.forV2(environment));
    }

    /** The token that {@code sdk} would exchange for a role; null when it finds another source before. */
    public @Nullable TokenFile tokenFile(SdkVersion sdk) {
        return reading(sdk).kind() == SourceKind.WEB_IDENTITY ? TokenFile.in(environment, sdk == SdkVersion.V2) : null;
    }

    /** Whether {@code sdk} finds no keys in variables or system properties. */
    public boolean looksBeyondKeys(SdkVersion sdk) {
        return reading(sdk).kind() != SourceKind.KEYS;
    }

    /** The profile for which {@code sdk} opens connections by itself; null when it does not. */
    public @Nullable String callingProfile(SdkVersion sdk) {
        Reading reading = reading(sdk);
        return reading.kind() == SourceKind.PROFILE && !reading.modules().isEmpty() ? reading.toString() : null;
    }

    private Reading reading(SdkVersion sdk) {
        return sdk == SdkVersion.V1 ? v1 : v2;
    }
}
