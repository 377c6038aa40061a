package org.lambdainvoke.internal.identity;

/** The sources of both SDKs' default chains, from the first to the last. */
public enum SourceKind {
    /** Keys in variables or system properties, whichever the SDK looks at first. */
    KEYS,
    /** A role for a token of another identity provider. */
    WEB_IDENTITY,
    /** A profile of the shared files. */
    PROFILE,
    /** The endpoint that a container's variables name. */
    CONTAINER,
    /** The metadata of an instance, of which nothing is known beforehand. */
    INSTANCE
}
