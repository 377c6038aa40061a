package org.lambdainvoke.internal.environment;

/** A line that makes the SDKs refuse the whole file. The message has its number and never its text: it may be a secret. */
final class MalformedProfileFileException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedProfileFileException(int line, String fault) {
        super("line " + line + " " + fault);
    }
}
