package org.lambdainvoke.internal.wire;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** A file of certificates as text that can't be used. */
public final class PemException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String fault;

    PemException(String fault, @Nullable Throwable cause) {
        super(fault, cause);
        this.fault = fault;
    }

    /** What is wrong: names neither the file nor anything that is in it. */
    public String fault() {
        return fault;
    }
}
