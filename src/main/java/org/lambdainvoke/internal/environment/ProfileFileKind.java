package org.lambdainvoke.internal.environment;

/** Which of the two files it is: they name their profiles differently. */
enum ProfileFileKind {
    /** {@code [default]}, {@code [profile NAME]}, {@code [services NAME]}, {@code [sso-session NAME]}. */
    CONFIG,
    /** {@code [NAME]}. */
    CREDENTIALS
}
