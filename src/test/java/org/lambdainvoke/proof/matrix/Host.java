package org.lambdainvoke.proof.matrix;

import java.util.Map;
import java.util.Set;

/** A container of the matrix. */
public abstract class Host {
    private final String name;
    private final Set<Difference> differences;

    protected Host(String name, Difference... differences) {
        this.name = name;
        this.differences = Set.of(differences);
    }

    /**
     * Starts the container with the application in both modes; throws when a deployment fails.
     *
     * @param systemProperties those that the application's web.xml asks for, which this JVM has already
     */
    public abstract Deployment deploy(Map<String, String> systemProperties) throws Exception;

    /** Whether the container runs in this JVM, so that what it leaves behind can be seen. */
    public boolean isInThisJvm() {
        return true;
    }

    final boolean has(Difference difference) {
        return differences.contains(difference);
    }

    @Override
    public final String toString() {
        return name;
    }
}
