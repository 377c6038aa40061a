package org.lambdainvoke.internal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A library that requests need. Looked at by the names of its members, so that one that is missing fails nothing else.
 *
 * @param group as Maven has it
 * @param artifact as Maven has it
 * @param lowest the lowest version that has all that is called
 * @param bootProperty by which an application sets its version where Spring Boot does; empty where it does not
 * @param caller the class whose loader finds it: under OSGi each bundle sees only what it imports
 * @param members {@code Class} or {@code Class#member}: what versions below the lowest lack, public as it is called
 */
record Library(String group, String artifact, String lowest, String bootProperty, String caller, List<String> members) {

    static final String NONE = "none";

    /** What is wrong with what is there; empty when nothing is. */
    String fault() {
        for (String member : members) {
            String lack = lack(member);
            if (!lack.isEmpty()) {
                return name() + ": found [" + found() + "], needed: [" + lowest + "] or later, for " + lack + cure();
            }
        }
        return "";
    }

    String name() {
        return group + ":" + artifact;
    }

    private String cure() {
        return bootProperty.isEmpty()
                ? "; set this version in your build, where another library or a BOM sets it lower"
                : "; Spring Boot sets the version, by the property " + bootProperty
                        + " of your build; elsewhere set this version yourself";
    }

    private String lack(String member) {
        int hash = member.indexOf('#');
        String className = hash < 0 ? member : member.substring(0, hash);
        try {
            ClassLoader loader = loader();
            try {
                Class<?> type = Class.forName(className, false, loader);
                return hash < 0 || has(type, member.substring(hash + 1)) ? "" : member;
            } catch (ClassNotFoundException | LinkageError e) {
                return isOfAnother(e, className) ? "" : className;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // The library that calls this one is not there, which its own row says.
            return "";
        }
    }

    /** Whether a class lacks one of another library, which that one's own row says. */
    private static boolean isOfAnother(Throwable failure, String className) {
        return failure instanceof NoClassDefFoundError
                && !String.valueOf(failure.getMessage()).replace('/', '.').contains(className);
    }

    private static boolean has(Class<?> type, String member) {
        return Stream.concat(
                        Arrays.stream(type.getMethods()).map(Method::getName),
                        Arrays.stream(type.getFields()).map(Field::getName))
                .anyMatch(member::equals);
    }

    private @Nullable ClassLoader loader() throws ClassNotFoundException {
        return Class.forName(caller, false, Library.class.getClassLoader()).getClassLoader();
    }

    /** The version that is there, otherwise its jar, otherwise {@value #NONE}. */
    String found() {
        try {
            ClassLoader loader = loader();
            String version = loader == null ? "" : fromMaven(loader);
            return version.isEmpty() ? fromClass(loader) : version;
        } catch (ClassNotFoundException | LinkageError e) {
            return NONE;
        }
    }

    private String fromMaven(ClassLoader loader) {
        try (InputStream file =
                loader.getResourceAsStream("META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "");
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private String fromClass(@Nullable ClassLoader loader) throws ClassNotFoundException {
        Class<?> type = Class.forName(members.get(0).replaceFirst("#.*", ""), false, loader);
        String version = type.getPackage() == null ? null : type.getPackage().getImplementationVersion();
        if (version != null) {
            return version;
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "of an unknown version"
                : source.getLocation().toString();
    }
}
