package org.lambdainvoke.benchmark.performance;

/** Whose function is called: the same for all fronts. */
final class Account {
    static final String FUNCTION = "function";
    static final String REGION = "eu-west-1";
    static final String KEY = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    /** More than there are requests at once: no call waits for a connection. */
    static final int CONNECTIONS = 256;

    private Account() {}
}
