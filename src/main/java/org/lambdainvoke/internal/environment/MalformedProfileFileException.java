package org.lambdainvoke.internal.environment;

/** A line for which the SDK v2 refuses the file. The message has its number, not its text, which may be secret. */
final class MalformedProfileFileException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedProfileFileException(int line, String fault) {
        super("line " + line + " " + fault);
    }
}
