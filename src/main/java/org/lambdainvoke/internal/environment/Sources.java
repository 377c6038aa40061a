package org.lambdainvoke.internal.environment;

/** What places are called in messages. */
final class Sources {
    private Sources() {}

    static String property(String name) {
        return "the system property " + name;
    }

    static String profile(Profile profile) {
        return "the profile " + profile.name();
    }
}
