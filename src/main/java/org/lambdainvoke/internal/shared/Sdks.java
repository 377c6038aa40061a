package org.lambdainvoke.internal.shared;

import org.lambdainvoke.internal.aws1.SdkV1;
import org.lambdainvoke.internal.aws2.SdkV2;
import org.lambdainvoke.internal.identity.AwsSdk;
import org.lambdainvoke.internal.identity.SdkVersion;

/** The one place that knows both SDKs. Loads nothing of the one that is not asked for, which may be missing. */
public final class Sdks {
    private Sdks() {}

    /** The SDK of that version, which is on the class path. */
    public static AwsSdk of(SdkVersion version) {
        return switch (version) {
            case V1 -> new SdkV1();
            case V2 -> new SdkV2();
        };
    }
}
