package org.lambdainvoke;

import java.time.Duration;
import java.util.List;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.settings.ChoiceType;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.ParameterTable;
import org.lambdainvoke.internal.settings.ParameterTypes;
import org.lambdainvoke.internal.settings.TimeType;
import org.lambdainvoke.internal.settings.UrlType;
import org.lambdainvoke.internal.wire.NoProxy;
import org.lambdainvoke.internal.wire.Proxy;

/** Parameters of the connections: filters that have all of these alike share a client. In the order of the README. */
final class ConnectionParameters {
    static final ParameterTable TABLE = new ParameterTable(ParameterTable.Scope.CONNECTION);

    static final Parameter<String> AWS_KEY =
            TABLE.add(Parameter.of("aws_key", ParameterTypes.printable("an access key id, together with aws_secret"))
                    .secret());

    static final Parameter<String> AWS_SECRET =
            TABLE.add(Parameter.of("aws_secret", ParameterTypes.printable("a secret access key, together with aws_key"))
                    .secret());

    static final Parameter<String> AWS_SESSION_TOKEN = TABLE.add(Parameter.of(
                    "aws_session_token",
                    ParameterTypes.printable("a session token, only together with aws_key and aws_secret"))
            .secret());

    static final Parameter<CredentialsChain> AWS_CREDENTIALS =
            TABLE.add(Parameter.of("aws_credentials", ChoiceType.of(CredentialsChain.values(), CredentialsChain::text))
                    .otherwise(CredentialsChain.AUTO));

    /** The form is that of the STS API reference for AssumeRole, like those of the next two. */
    static final Parameter<String> AWS_ASSUME_ROLE_ARN = TABLE.add(Parameter.of(
            "aws_assume_role_arn",
            ParameterTypes.matching(
                    "the ARN of a role, with the STS module of an SDK on the class path",
                    "arn:aws[a-z-]*:iam::\\d{12}:role/[\\x21-\\x7e]{1,1024}")));

    static final Parameter<String> AWS_ROLE_SESSION_NAME = TABLE.add(Parameter.of(
                    "aws_role_session_name",
                    ParameterTypes.matching(
                            "2 to 64 of letters, digits and =,.@_-, only together with aws_assume_role_arn or web identity",
                            "[\\w+=,.@-]{2,64}"))
            .otherwise("lambda-invoke-filter"));

    static final Parameter<String> AWS_EXTERNAL_ID = TABLE.add(Parameter.of(
                    "aws_external_id",
                    ParameterTypes.matching(
                            "2 to 1224 of letters, digits and =,.@:/_-, only together with aws_assume_role_arn",
                            "[\\w+=,.@:/-]{2,1224}"))
            .secret());

    static final Parameter<String> AWS_STS_ENDPOINT_URL = TABLE.add(
            Parameter.of("aws_sts_endpoint_url", new UrlType("only together with aws_assume_role_arn or web identity"))
                    .otherwiseAs("the region's"));

    static final Parameter<String> AWS_REGION = TABLE.add(Parameter.of(
                    "aws_region", ParameterTypes.text("a region name such as eu-west-1", FunctionReference::isRegion))
            .otherwiseAs("from an ARN in `function_name`, else the SDK's region chain"));

    static final Parameter<Duration> CONNECT_TIMEOUT = TABLE.add(
            Parameter.of("connect_timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(5)));

    static final Parameter<Duration> KEEPALIVE =
            TABLE.add(Parameter.of("keepalive", TimeType.millis(1, 86_400_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<String> ENDPOINT_URL =
            TABLE.add(Parameter.of("endpoint_url", new UrlType("")).otherwiseAs("the region's"));

    static final Parameter<Boolean> USE_DUALSTACK =
            TABLE.add(Parameter.of("use_dualstack", ParameterTypes.flag("only without an endpoint of one's own"))
                    .otherwiseAs("as `AWS_USE_DUALSTACK_ENDPOINT` says"));

    static final Parameter<Boolean> USE_FIPS =
            TABLE.add(Parameter.of("use_fips", ParameterTypes.flag("only without an endpoint of one's own"))
                    .otherwiseAs("as `AWS_USE_FIPS_ENDPOINT` says"));

    static final Parameter<String> PROXY_URL = TABLE.add(Parameter.of(
                    "proxy_url",
                    ParameterTypes.text(
                            "http://host:port or http://user:password@host:port",
                            text -> Proxy.parse(text).isPresent()))
            .secret());

    static final Parameter<List<String>> NO_PROXY = TABLE.add(Parameter.of(
            "no_proxy",
            ParameterTypes.list(
                    "names, addresses, .example.org for this name and all below it, and * for every host, with commas"
                            + " between them, without ports and ranges, only together with proxy_url",
                    hosts -> NoProxy.parse(hosts).isPresent())));

    static final Parameter<String> TRUST_STORE = TABLE.add(Parameter.of(
                    "trust_store",
                    ParameterTypes.text(
                            "a PEM file with certificates, or a key store with the right trust_store_password, that can"
                                    + " be read"))
            .otherwiseAs("that of the variable `AWS_CA_BUNDLE`, else the JVM's"));

    static final Parameter<String> TRUST_STORE_PASSWORD = TABLE.add(Parameter.of(
                    "trust_store_password", ParameterTypes.text("the password of a trust_store that is a key store"))
            .secret());

    static final Parameter<InvokeClient> CLIENT =
            TABLE.add(Parameter.of("client", ChoiceType.of(InvokeClient.values(), InvokeClient::text))
                    .otherwise(InvokeClient.POOLED));

    private ConnectionParameters() {}
}
