package org.lambdainvoke;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.WebIdentity;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.environment.ProfileFiles;
import org.lambdainvoke.internal.identity.Choice;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.identity.FoundIdentity;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.identity.TokenFile;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.SdkLibraries;
import org.lambdainvoke.internal.settings.SettingValues;

/** Finds as whom calls are signed. What makes no sense becomes a fault. */
final class IdentityPart {
    private final SettingValues values;
    private final Faults faults;
    private final @Nullable CredentialsSupplier supplier;
    private final @Nullable AwsCredentials written;
    private final FoundIdentity found;
    private final Choice choice;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Chooses the SDK.
     *
     * @param supplier the program's; null when there is none
     */
    IdentityPart(
            SettingValues values,
            @Nullable CredentialsSupplier supplier,
            Environment environment,
            ProfileFiles files,
            Faults faults) {
        this.values = values;
        this.faults = faults;
        this.supplier = supplier;
        this.written = written();
        boolean isFound = written == null && supplier == null;
        this.found = isFound ? FoundIdentity.in(environment, files) : FoundIdentity.written(environment);
        boolean isRoleAssumed = values.isSet(ConnectionParameters.AWS_ASSUME_ROLE_ARN);
        this.choice =
                found.choose(values.get(ConnectionParameters.AWS_CREDENTIALS), SdkLibraries::fault, isRoleAssumed);
        if (isFound || isRoleAssumed) {
            requireReadable(files, isRoleAssumed);
        }
        if (isFound) {
            require(ConnectionParameters.AWS_CREDENTIALS);
        } else if (isRoleAssumed) {
            require(ConnectionParameters.AWS_ASSUME_ROLE_ARN);
        }
        if (isFound || isRoleAssumed) {
            warnings.addAll(choice.warnings());
        }
    }

    /** With a profile file that it can't read, SDK v2 finds no profile, and has no client of STS. */
    private void requireReadable(ProfileFiles files, boolean isRoleAssumed) {
        if (choice.sdk() == SdkVersion.V2 && (isRoleAssumed || found.looksBeyondKeys(SdkVersion.V2))) {
            Stream.of(Optional.ofNullable(files.configFault()), Optional.ofNullable(files.credentialsFault()))
                    .flatMap(Optional::stream)
                    .forEach(faults::addOther);
        }
    }

    private <T> void require(Parameter<T> parameter) {
        boolean isIncomplete = faults.has(ConnectionParameters.AWS_KEY)
                || faults.has(ConnectionParameters.AWS_SECRET)
                || faults.has(ConnectionParameters.AWS_SESSION_TOKEN);
        if (!choice.fault().isEmpty() && !isIncomplete) {
            faults.add(parameter, Objects.requireNonNull(values.find(parameter)), choice.fault());
        }
    }

    /** The SDK that is asked for what is missing; null when there is none. */
    @Nullable
    SdkVersion sdk() {
        return choice.sdk();
    }

    /** For the log: what a user would not expect. */
    List<String> warnings() {
        return warnings;
    }

    /** For the log: where credentials will come from, and why from there. */
    String told() {
        if (written != null) {
            return "aws_key";
        }
        return supplier == null ? choice.why() : supplier.getClass().getName();
    }

    /**
     * As whom.
     *
     * @param endpoints says where STS is
     * @param region to sign for
     * @return of no use when there is a fault
     */
    Identity identity(EndpointPart endpoints, String region) {
        CredentialsOrigin origin = origin(endpoints, region);
        boolean isExchanged = origin instanceof CredentialsOrigin.Exchanged;
        AssumedRole role = role(isExchanged, endpoints, region);
        boolean isSdkNeeded = role != null || isExchanged || origin instanceof CredentialsOrigin.Found;
        return new Identity(origin, role, isSdkNeeded ? choice.sdk() : null);
    }

    private CredentialsOrigin origin(EndpointPart endpoints, String region) {
        if (written != null) {
            return new CredentialsOrigin.Written(written);
        } else if (supplier != null) {
            return new CredentialsOrigin.Supplied(supplier);
        }
        SdkVersion sdk = choice.sdk() == null ? SdkVersion.V2 : choice.sdk();
        TokenFile token = found.tokenFile(sdk);
        return token == null
                ? found.source(sdk)
                : new CredentialsOrigin.Exchanged(new WebIdentity(
                        token.roleArn(),
                        token.sessionName() == null
                                ? values.get(ConnectionParameters.AWS_ROLE_SESSION_NAME)
                                : token.sessionName(),
                        Path.of(token.path()),
                        endpoints.of("sts", ConnectionParameters.AWS_STS_ENDPOINT_URL, region)));
    }

    /**
     * What an SDK calls for a profile it calls by itself, and finds its way by the JVM's settings only.
     *
     * @param hasOwnWay whether calls take another way than the JVM's
     */
    void warnOfOwnCalls(boolean hasOwnWay) {
        String profile =
                choice.sdk() == null || written != null || supplier != null ? null : found.callingProfile(choice.sdk());
        if (profile != null && hasOwnWay) {
            warnings.add(
                    "proxy_url and trust_store do not hold for what the SDK calls for " + profile
                            + ": the JVM's https.proxyHost, https.proxyPort, http.nonProxyHosts and javax.net.ssl.trustStore do");
        }
    }

    /** Both key and secret, or neither; null for neither. */
    private @Nullable AwsCredentials written() {
        String key = values.find(ConnectionParameters.AWS_KEY);
        String secret = values.find(ConnectionParameters.AWS_SECRET);
        String token = values.find(ConnectionParameters.AWS_SESSION_TOKEN);
        if (supplier != null && key != null) {
            faults.add(ConnectionParameters.AWS_KEY, key, "the program supplies credentials");
        } else if (key != null && secret != null) {
            return new AwsCredentials(key, secret, token, null);
        } else if (key != null) {
            faults.addAlone(ConnectionParameters.AWS_KEY, key, ConnectionParameters.AWS_SECRET);
        } else if (secret != null) {
            faults.addAlone(ConnectionParameters.AWS_SECRET, secret, ConnectionParameters.AWS_KEY);
        } else if (token != null) {
            faults.addAlone(ConnectionParameters.AWS_SESSION_TOKEN, token, ConnectionParameters.AWS_KEY);
        }
        return null;
    }

    /** The role to assume; null for none. */
    private @Nullable AssumedRole role(boolean isExchanged, EndpointPart endpoints, String region) {
        String arn = values.find(ConnectionParameters.AWS_ASSUME_ROLE_ARN);
        if (arn == null) {
            requireNoRole(ConnectionParameters.AWS_EXTERNAL_ID);
            if (!isExchanged) {
                requireNoRole(ConnectionParameters.AWS_ROLE_SESSION_NAME);
                requireNoRole(ConnectionParameters.AWS_STS_ENDPOINT_URL);
            }
            return null;
        }
        return new AssumedRole(
                arn,
                values.get(ConnectionParameters.AWS_ROLE_SESSION_NAME),
                values.find(ConnectionParameters.AWS_EXTERNAL_ID),
                endpoints.of("sts", ConnectionParameters.AWS_STS_ENDPOINT_URL, region));
    }

    private void requireNoRole(Parameter<String> parameter) {
        if (values.isSet(parameter)) {
            faults.addAlone(parameter, values.get(parameter), ConnectionParameters.AWS_ASSUME_ROLE_ARN);
        }
    }
}
