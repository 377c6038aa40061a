package org.lambdainvoke.internal.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificate authorities as text (RFC 7468, section 5), one after another, with whatever stands between them: as
 * OpenSSL, curl and the AWS command line take them. Immutable.
 */
final class PemBundle {
    private static final Pattern BEGINNING = Pattern.compile("-----BEGIN [A-Z0-9. ]+-----");

    /** RFC 7468 has two more labels for the same from before it. */
    private static final Pattern CERTIFICATE = Pattern.compile("-----BEGIN ((?:X509 |X\\.509 )?CERTIFICATE)-----");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String text;

    private PemBundle(String text) {
        this.text = text;
    }

    /** Whether a file is text of this kind, and no key store, which is binary. */
    static boolean isOne(byte[] content) {
        return BEGINNING.matcher(textOf(content)).find();
    }

    /** What is in a file of this kind. */
    static PemBundle of(byte[] content) {
        return new PemBundle(textOf(content));
    }

    /** Whatever the charset of the text between: certificates are ASCII. */
    private static String textOf(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /**
     * What trusts those in it, and nobody else. Takes no way through a key store, as not every security provider has
     * one that takes certificates without a key or a password.
     *
     * @throws PemException when there is no certificate, or one that is broken
     * @throws GeneralSecurityException when this JVM can't do with certificates
     */
    TrustManager[] trustManagers() throws GeneralSecurityException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors(), new X509CertSelector());
        // What the JDK does for a key store (JSSE reference guide, "Customizing JSSE"): otherwise it would be true.
        parameters.setRevocationEnabled(Boolean.getBoolean("com.sun.net.ssl.checkRevocation"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    private Set<TrustAnchor> anchors() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Set<TrustAnchor> anchors = new LinkedHashSet<>();
        Matcher beginning = CERTIFICATE.matcher(text);
        int number = 0;
        while (beginning.find()) {
            number++;
            int end = text.indexOf("-----END " + beginning.group(1) + "-----", beginning.end());
            if (end < 0) {
                throw new PemException("the certificate number " + number + " in it has no end", null);
            }
            anchors.add(anchor(factory, text.substring(beginning.end(), end), number));
        }
        if (anchors.isEmpty()) {
            throw new PemException("no certificate is in it", null);
        }
        return anchors;
    }

    private static TrustAnchor anchor(CertificateFactory factory, String base64, int number) throws PemException {
        try {
            byte[] der = Base64.getDecoder().decode(BLANKS.matcher(base64).replaceAll(""));
            Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(der));
            return new TrustAnchor((X509Certificate) certificate, null);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new PemException("the certificate number " + number + " in it is broken", e);
        }
    }
}
