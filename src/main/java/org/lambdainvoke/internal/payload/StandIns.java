package org.lambdainvoke.internal.payload;

/** What stands in an event for things that only AWS has. The README names them, so that functions can tell. */
final class StandIns {
    static final String ACCOUNT_ID = "000000000000";
    /** What a function URL says of callers without credentials of AWS. */
    static final String ANONYMOUS = "anonymous";

    static final String API_ID = "lambda-invoke";
    static final String STAGE = "$default";
    static final String TARGET_GROUP_ARN =
            "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/lambda-invoke/0000000000000000";

    private StandIns() {}

    /** The first label of a host name. */
    static String domainPrefix(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }
}
