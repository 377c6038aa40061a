package org.lambdainvoke.response;

/** How a function's result becomes the HTTP answer. */
public enum ResponseFormat {
    /** Status 200 and the function's bytes as JSON. */
    PAYLOAD("payload"),
    /** Status, fields and body that the function names, as behind a front door of AWS. */
    PROXY("proxy");

    private final String text;

    ResponseFormat(String text) {
        this.text = text;
    }

    /**
     * What reads the answers, for the filter's own use.
     *
     * @param dialect the front door that the function answers
     * @return reads them
     */
    public AnswerReader reader(Dialect dialect) {
        return this == PAYLOAD ? PayloadAnswer.READER : new ProxyAnswer(dialect);
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}
