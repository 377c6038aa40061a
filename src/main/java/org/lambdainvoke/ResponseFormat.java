package org.lambdainvoke;

import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.answer.PayloadAnswer;
import org.lambdainvoke.internal.answer.ProxyAnswer;

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

    /** Reads the answers of functions that speak {@code dialect}. */
    AnswerReader reader(Dialect dialect) {
        return this == PAYLOAD ? PayloadAnswer.READER : new ProxyAnswer(dialect);
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}
