package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.request.Rejection;

/** The block {@code clientCert} (API Gateway developer guide, "Configuring mutual TLS authentication"). */
final class ClientCertificate {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ClientCertificate() {}

    /** Writes the block; nothing without a certificate. */
    static void write(@Nullable X509Certificate certificate, EventWriter event) throws IOException, InvocationFailure {
        if (certificate == null) {
            return;
        }
        event.begin("clientCert")
                .text("clientCertPem", pem(certificate))
                .text("subjectDN", certificate.getSubjectX500Principal().getName())
                .text("issuerDN", certificate.getIssuerX500Principal().getName())
                .text("serialNumber", serialNumber(certificate.getSerialNumber()))
                .begin("validity")
                .text("notBefore", time(certificate.getNotBefore().toInstant()))
                .text("notAfter", time(certificate.getNotAfter().toInstant()))
                .endObject()
                .endObject();
    }

    private static String pem(X509Certificate certificate) throws InvocationFailure {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw Rejection.malformed("The client's certificate can not be encoded.", e);
        }
    }

    private static String serialNumber(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return HexFormat.ofDelimiter(":").formatHex(bytes, start, bytes.length);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
