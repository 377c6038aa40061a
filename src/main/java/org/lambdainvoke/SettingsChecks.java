package org.lambdainvoke;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.aws1.Regions;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.FieldSyntax;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Libraries;
import org.lambdainvoke.internal.settings.ParameterName;
import org.lambdainvoke.internal.wire.Proxy;
import org.lambdainvoke.internal.wire.TrustStore;

/** What makes sense as a setting, alone and beside others; everything else becomes a fault. */
final class SettingsChecks {
    private static final String DEFAULT_SESSION_NAME = "lambda-invoke-filter";

    /** As the STS API reference has them for AssumeRole. */
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\x21-\\x7e]{1,1024}");

    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    private final Faults faults;

    SettingsChecks(Faults faults) {
        this.faults = faults;
    }

    /** The range in milliseconds. */
    void duration(ParameterName name, Duration duration) {
        try {
            faults.check(name, duration.toMillis());
        } catch (ArithmeticException e) {
            faults.add(name, duration.toString());
        }
    }

    /** Both key and secret, or neither; null for neither and for a fault. */
    @Nullable
    Credentials credentials(@Nullable String awsKey, @Nullable String awsSecret, @Nullable String awsSessionToken) {
        checkPrintable(ParameterName.AWS_KEY, awsKey);
        checkPrintable(ParameterName.AWS_SECRET, awsSecret);
        checkPrintable(ParameterName.AWS_SESSION_TOKEN, awsSessionToken);
        if (awsKey != null && awsSecret != null) {
            return new Credentials(awsKey, awsSecret, awsSessionToken);
        }
        if (awsKey != null) {
            faults.addAlone(ParameterName.AWS_KEY, awsKey, ParameterName.AWS_SECRET);
        } else if (awsSecret != null) {
            faults.addAlone(ParameterName.AWS_SECRET, awsSecret, ParameterName.AWS_KEY);
        } else if (awsSessionToken != null) {
            faults.addAlone(ParameterName.AWS_SESSION_TOKEN, awsSessionToken, ParameterName.AWS_KEY);
        }
        return null;
    }

    /** What goes into a header or a key has no blank, no control character and nothing beyond ASCII. */
    private void checkPrintable(ParameterName name, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~'))) {
            faults.add(name, value);
        }
    }

    /** Null for the endpoint of the region and for a fault. */
    @Nullable
    URI endpoint(ParameterName name, @Nullable String endpointUrl) {
        if (endpointUrl == null) {
            return null;
        }
        // What is no URL of ours may hold a password or a token anywhere.
        boolean mayHoldSecret = endpointUrl.contains("@") || endpointUrl.contains("?");
        String shown = mayHoldSecret ? "an URL with user information or a query" : endpointUrl;
        try {
            URI uri = new URI(endpointUrl);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean port = uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= 65_535);
            if (mayHoldSecret || !http || !port || uri.getHost() == null || uri.getRawFragment() != null) {
                faults.add(name, shown);
            }
            return uri;
        } catch (URISyntaxException e) {
            faults.add(name, shown);
            return null;
        }
    }

    /** The role to assume; null for none and for a fault. */
    @Nullable
    AssumedRole role(
            @Nullable String arn,
            @Nullable String sessionName,
            @Nullable String externalId,
            @Nullable String stsEndpointUrl) {
        checkForm(ParameterName.AWS_ASSUME_ROLE_ARN, arn, ROLE_ARN);
        checkForm(ParameterName.AWS_ROLE_SESSION_NAME, sessionName, SESSION_NAME);
        checkForm(ParameterName.AWS_EXTERNAL_ID, externalId, EXTERNAL_ID);
        URI stsEndpoint = endpoint(ParameterName.AWS_STS_ENDPOINT_URL, stsEndpointUrl);
        if (arn == null) {
            requireNoRole(ParameterName.AWS_ROLE_SESSION_NAME, sessionName);
            requireNoRole(ParameterName.AWS_EXTERNAL_ID, externalId);
            requireNoRole(ParameterName.AWS_STS_ENDPOINT_URL, stsEndpointUrl);
            return null;
        }
        String faultOfSts = Libraries.faultOfSts();
        if (!faultOfSts.isEmpty()) {
            faults.add(ParameterName.AWS_ASSUME_ROLE_ARN, arn, faultOfSts);
        }
        return new AssumedRole(arn, sessionName == null ? DEFAULT_SESSION_NAME : sessionName, externalId, stsEndpoint);
    }

    private void requireNoRole(ParameterName name, @Nullable String value) {
        if (value != null) {
            faults.addAlone(name, value, ParameterName.AWS_ASSUME_ROLE_ARN);
        }
    }

    private void checkForm(ParameterName name, @Nullable String value, Pattern form) {
        if (value != null && !form.matcher(value).matches()) {
            faults.add(name, value);
        }
    }

    /** Null for none and for a fault. */
    @Nullable
    Proxy proxy(@Nullable String proxyUrl) {
        if (proxyUrl == null) {
            return null;
        }
        try {
            URI uri = new URI(proxyUrl);
            String[] user = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            boolean isWhole = "http".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() >= 1
                    && uri.getPort() <= 65_535
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && user.length != 1;
            if (isWhole) {
                return new Proxy(
                        uri.getHost(),
                        uri.getPort(),
                        user.length == 0 ? null : user[0],
                        user.length == 0 ? null : user[1]);
            }
        } catch (URISyntaxException e) {
            // Told below, without what was found: it may hold a password.
        }
        faults.add(ParameterName.PROXY_URL, proxyUrl);
        return null;
    }

    /** Null for the JVM's authorities and for a fault. */
    @Nullable
    TrustStore trustStore(@Nullable String path, @Nullable String password) {
        if (path == null) {
            if (password != null) {
                faults.addAlone(ParameterName.TRUST_STORE_PASSWORD, password, ParameterName.TRUST_STORE);
            }
            return null;
        }
        TrustStore trust = new TrustStore(new File(path), password);
        try {
            TrustManager[] unused = trust.trustManagers();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Without the message, which names the file: a placeholder may have stood for what is secret.
            faults.add(ParameterName.TRUST_STORE, path, e.getClass().getSimpleName());
        }
        return trust;
    }

    /** A field that nothing else is meant by. */
    void requestIdField(String name) {
        if (!FieldSyntax.isName(name) || RequestId.isReserved(name)) {
            faults.add(ParameterName.REQUEST_ID_HEADER, name);
        }
    }

    /** The function at its qualifier; null for a fault. */
    @Nullable
    FunctionReference function(@Nullable String functionName, @Nullable String qualifier) {
        if (qualifier != null && !FunctionReference.isQualifier(qualifier)) {
            faults.add(ParameterName.QUALIFIER, qualifier);
        }
        Optional<FunctionReference> function = FunctionReference.parse(functionName == null ? "" : functionName);
        if (function.isEmpty()) {
            faults.add(ParameterName.FUNCTION_NAME, functionName == null ? "" : functionName);
            return null;
        }
        String own = function.get().qualifier();
        if (qualifier == null) {
            return function.get();
        }
        if (own != null && !own.equals(qualifier)) {
            faults.add(ParameterName.QUALIFIER, qualifier, "function_name says [" + own + "]");
        }
        return function.get().at(qualifier);
    }

    /** The region that is set, else that of the function's ARN, else that of the environment; null for a fault. */
    @Nullable
    String region(@Nullable String awsRegion, @Nullable String functionName, @Nullable FunctionReference function) {
        String ofArn = function == null ? null : function.region();
        if (awsRegion != null) {
            if (!FunctionReference.isRegion(awsRegion)) {
                faults.add(ParameterName.AWS_REGION, awsRegion);
            } else if (ofArn != null && !ofArn.equals(awsRegion)) {
                faults.add(ParameterName.AWS_REGION, awsRegion, "function_name says [" + ofArn + "]");
            }
            return awsRegion;
        }
        if (ofArn != null) {
            return ofArn;
        }
        boolean isInFaultyArn = function == null && functionName != null && functionName.contains(":");
        if (faults.has(ParameterName.AWS_REGION) || isInFaultyArn) {
            return null;
        }
        Optional<String> found = Regions.fromEnvironment();
        if (found.isEmpty()) {
            faults.add(ParameterName.AWS_REGION, "", "the environment names none either");
        }
        return found.orElse(null);
    }

    /** The names; none for a fault. */
    FieldNames fieldNames(ParameterName name, List<String> patterns) {
        Optional<FieldNames> names = FieldNames.parse(patterns);
        if (names.isEmpty()) {
            faults.add(name, String.join(", ", patterns));
        }
        return names.orElse(FieldNames.NONE);
    }

    /** Streams only what waits for the function, through a client that can. */
    void streaming(boolean isStreaming, InvocationType type, InvokeClient client) {
        if (isStreaming && type != InvocationType.REQUEST_RESPONSE) {
            faults.add(ParameterName.STREAMING, "true", "invocation_type is [" + type.text() + "]");
        } else if (isStreaming && client != InvokeClient.POOLED) {
            faults.add(ParameterName.STREAMING, "true", "client is [" + client.text() + "]");
        }
    }

    /** A program's format stands alone. */
    void format(
            @Nullable Format format,
            @Nullable PayloadFormat payload,
            @Nullable ResponseFormat response,
            boolean isStreaming) {
        if (format == null) {
            return;
        }
        String hint = "a format of the program is set";
        if (payload != null) {
            faults.add(ParameterName.PAYLOAD, payload.text(), hint);
        }
        if (response != null) {
            faults.add(ParameterName.RESPONSE, response.text(), hint);
        }
        if (isStreaming) {
            faults.add(ParameterName.STREAMING, "true", hint + ", which answers whole results only");
        }
    }

    /**
     * Names that do not hide what the container says, and a payload that has a place for them.
     *
     * @param payload null when the program says what it makes of them
     */
    void authorizerAttributes(List<String> names, @Nullable PayloadFormat payload) {
        if (names.isEmpty()) {
            return;
        }
        String found = String.join(", ", names);
        if (names.contains("") || names.contains("principalId") || names.contains("authType")) {
            faults.add(ParameterName.AUTHORIZER_ATTRIBUTES, found);
        } else if (payload != null && !payload.hasAuthorizer() && !faults.has(ParameterName.PAYLOAD)) {
            faults.add(ParameterName.AUTHORIZER_ATTRIBUTES, found, "payload is [" + payload.text() + "]");
        }
    }
}
