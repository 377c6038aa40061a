package org.lambdainvoke.call;

/** By what a filter can be switched over while it runs, beside a {@code routes_file}. */
public enum SwitchMode {
    /** By nothing. */
    NONE("none"),
    /** By operations of JMX. */
    JMX("jmx");

    private final String text;

    SwitchMode(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}
