package org.lambdainvoke.internal.identity;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.internal.settings.SdkModule;

/**
 * Chooses the SDK. Where both are there, the identity is the one that the SDK v1 alone would give, or it is told that
 * it is not: in silence it is never another. Immutable.
 */
final class Chooser {
    private final Function<SdkModule, String> faults;
    private final Reading v1;
    private final Reading v2;
    private final boolean isRoleAssumed;

    /**
     * Looks at nothing yet.
     *
     * @param faults why a module can't be used; empty where it can
     * @param v1 what the SDK v1 would do
     * @param v2 what the SDK v2 would do
     * @param isRoleAssumed whether a role is assumed with what is found
     */
    Chooser(Function<SdkModule, String> faults, Reading v1, Reading v2, boolean isRoleAssumed) {
        this.faults = faults;
        this.v1 = v1;
        this.v2 = v2;
        this.isRoleAssumed = isRoleAssumed;
    }

    Choice choose(CredentialsChain wish) {
        return switch (wish) {
            case SDK_V1 -> wished(SdkVersion.V1);
            case SDK_V2 -> wished(SdkVersion.V2);
            case AUTO -> automatically();
        };
    }

    private Choice wished(SdkVersion sdk) {
        String missing = missing(sdk);
        if (!missing.isEmpty()) {
            return Choice.faulty(missing);
        }
        String unread = unread(sdk);
        return unread.isEmpty() ? ofOne(sdk, "as aws_credentials says") : Choice.faulty(unread);
    }

    private Choice automatically() {
        boolean isV1There = fault(SdkModule.V1_CORE).isEmpty();
        boolean isV2There = fault(SdkModule.V2_AUTH).isEmpty();
        if (isV1There && isV2There) {
            return ofBoth();
        } else if (isV1There) {
            return only(SdkVersion.V1);
        } else if (isV2There) {
            return only(SdkVersion.V2);
        }
        return Choice.faulty("no SDK is there to find an identity: " + fault(SdkModule.V2_AUTH) + "; "
                + fault(SdkModule.V1_CORE) + ". Or write aws_key and aws_secret");
    }

    private Choice only(SdkVersion sdk) {
        String missing = missing(sdk);
        if (!missing.isEmpty()) {
            return Choice.faulty(missing);
        }
        String unread = unread(sdk);
        return unread.isEmpty() ? ofOne(sdk, "which alone is on the class path") : Choice.faulty(unread);
    }

    private Choice ofBoth() {
        if (v1.isSameAs(v2)) {
            return ofBothAlike();
        } else if (v1.isBefore(v2)) {
            String missing = missing(SdkVersion.V1);
            return missing.isEmpty()
                    ? chosen(SdkVersion.V1, "as it alone reads " + v1)
                            .warning(
                                    "The SDK v2 would not read " + v1 + ", so that the SDK v1 is asked, which is out of"
                                            + " support. " + cureOfV1Sources())
                    : Choice.faulty(missing);
        } else if (v2.isBefore(v1)) {
            String missing = missing(SdkVersion.V2);
            return missing.isEmpty()
                    ? chosen(SdkVersion.V2, "as it alone reads " + v2)
                            .warning("The SDK v1 would not read " + v2 + " and go on to " + v1
                                    + ": where calls were signed as that until now, they no longer are.")
                    : Choice.faulty(missing);
        }
        return Choice.faulty("the SDK v1 would take " + v1 + ", the SDK v2 " + v2
                + ", which are not the same. Leave one of them, or set aws_credentials to sdk-v1 or sdk-v2");
    }

    private Choice ofBothAlike() {
        String missing = missing(SdkVersion.V2);
        if (missing.isEmpty()) {
            return chosen(SdkVersion.V2, "which is on the class path");
        }
        return missing(SdkVersion.V1).isEmpty()
                ? chosen(SdkVersion.V1, "as the SDK v2 lacks a module")
                        .warning("The SDK v1 is asked for credentials, which is out of support: " + missing)
                : Choice.faulty(missing);
    }

    private Choice chosen(SdkVersion sdk, String why) {
        return Choice.of(sdk, "the " + sdk + ", " + why + ": " + reading(sdk));
    }

    /** What the SDK would go past in silence, with the cure; empty for nothing. */
    private String unread(SdkVersion sdk) {
        if (sdk == SdkVersion.V1) {
            return v2.isBefore(v1)
                    ? "the SDK v1 does not read " + v2 + ", and would sign as " + v1
                            + ". Bring software.amazon.awssdk:auth along"
                            + (v2.modules().isEmpty() ? "" : " with " + names(v2.modules()))
                            + ", and leave aws_credentials at auto or set it to sdk-v2"
                    : "";
        }
        return v1.isBefore(v2)
                ? "the SDK v2 does not read " + v1 + ", and would sign as " + v2 + ". " + cureOfV1Sources()
                : "";
    }

    /** What was chosen stands, as it is what the SDK has always read; but the profile says more than it reads. */
    private Choice ofOne(SdkVersion sdk, String why) {
        Choice choice = chosen(sdk, why);
        boolean isOther = v1.kind() == SourceKind.PROFILE && v2.kind() == SourceKind.PROFILE && !v1.isSameAs(v2);
        return isOther && sdk == SdkVersion.V1
                ? choice.warning("The SDK v1 takes " + v1 + ", where the SDK v2 and the command line would take " + v2
                        + ": they would sign as another.")
                : choice;
    }

    private static String cureOfV1Sources() {
        return "Name them as both SDKs do: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, aws.accessKeyId with both"
                + " aws.secretKey and aws.secretAccessKey, AWS_SHARED_CREDENTIALS_FILE";
    }

    private String missing(SdkVersion sdk) {
        Set<SdkModule> needed = EnumSet.of(sdk == SdkVersion.V1 ? SdkModule.V1_CORE : SdkModule.V2_AUTH);
        needed.addAll(reading(sdk).modules());
        if (isRoleAssumed) {
            needed.add(sdk == SdkVersion.V1 ? SdkModule.V1_STS : SdkModule.V2_STS);
        }
        return Stream.concat(
                        needed.stream().map(this::fault), Stream.of(reading(sdk).hindrance()))
                .filter(fault -> !fault.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private Reading reading(SdkVersion sdk) {
        return sdk == SdkVersion.V1 ? v1 : v2;
    }

    private String fault(SdkModule module) {
        return faults.apply(module);
    }

    private static String names(Set<SdkModule> modules) {
        return modules.stream().sorted().map(SdkModule::toString).collect(Collectors.joining(", "));
    }
}
