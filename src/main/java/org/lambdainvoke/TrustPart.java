package org.lambdainvoke;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.wire.PemException;
import org.lambdainvoke.internal.wire.TrustStore;

/** Says who vouches for endpoints: those in a file of the settings, else in one of the environment, else the JVM's. */
final class TrustPart {
    /** As the AWS command line has it (AWS SDKs and tools reference guide, "General configuration"). */
    private static final String CA_BUNDLE = "AWS_CA_BUNDLE";

    private final SettingValues values;
    private final Environment environment;
    private final Faults faults;

    TrustPart(SettingValues values, Environment environment, Faults faults) {
        this.values = values;
        this.environment = environment;
        this.faults = faults;
    }

    /**
     * A file outside of the settings.
     *
     * @param name who names it
     * @param path as it is written there
     */
    private record Bundle(String name, String path) {}

    /** Who is trusted; null for the JVM's authorities. */
    @Nullable
    TrustStore trust() {
        String path = values.find(ConnectionParameters.TRUST_STORE);
        String password = values.find(ConnectionParameters.TRUST_STORE_PASSWORD);
        if (path != null) {
            return ofSettings(path, password);
        }
        if (password != null) {
            faults.addAlone(ConnectionParameters.TRUST_STORE_PASSWORD, password, ConnectionParameters.TRUST_STORE);
        }
        Bundle bundle = ofEnvironment();
        return bundle == null ? null : trust(bundle);
    }

    private TrustStore ofSettings(String path, @Nullable String password) {
        TrustStore trust = new TrustStore(new File(path), password);
        String fault = fault(trust);
        if (!fault.isEmpty()) {
            faults.add(ConnectionParameters.TRUST_STORE, path, fault);
        } else if (password != null && trust.isText()) {
            faults.add(
                    ConnectionParameters.TRUST_STORE_PASSWORD, password, "trust_store is a PEM file, which has none");
        }
        return trust;
    }

    /** The only place that knows of such files; null for none. */
    private @Nullable Bundle ofEnvironment() {
        String path = environment.variable(CA_BUNDLE);
        return path == null ? null : new Bundle(CA_BUNDLE, path);
    }

    private TrustStore trust(Bundle bundle) {
        TrustStore trust = new TrustStore(new File(bundle.path), null);
        String fault = fault(trust);
        if (!fault.isEmpty()) {
            faults.addOther(bundle.name + ": found [" + bundle.path + "], accepted: a PEM file with certificates that"
                    + " can be read; " + fault + "; mend it, unset it, or set trust_store, which comes before it");
        }
        return trust;
    }

    /** Empty for none. */
    private static String fault(TrustStore trust) {
        try {
            TrustManager[] unused = trust.trustManagers();
            return "";
        } catch (PemException e) {
            return e.fault();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Without the message, which names the file: a placeholder may have stood for what is secret.
            return e.getClass().getSimpleName();
        }
    }
}
