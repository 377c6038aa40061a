package org.lambdainvoke.http.call;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/** A security provider with all that a signature needs, which can't do what is optional, or fails. */
public final class OtherProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger made = new AtomicInteger();

    private OtherProvider(boolean isBroken) {
        super("Other", "1", "of a test");
        putService(new Made("MessageDigest", "SHA-256", UncopiedDigest::new));
        putService(new Made("Mac", "HmacSHA256", () -> new UncopiedMac(isBroken)));
    }

    /** One whose digests and MACs can't be copied, as with the MACs of Bouncy Castle and PKCS#11. */
    public static OtherProvider thatCanNotCopy() {
        return new OtherProvider(false);
    }

    /** One whose MACs fail, as when a token is taken out. */
    static OtherProvider thatFails() {
        return new OtherProvider(true);
    }

    /** Does {@code what} while {@code provider} is the first of this JVM. */
    public static <T> T first(OtherProvider provider, Callable<T> what) throws Exception {
        Security.insertProviderAt(provider, 1);
        try {
            return what.call();
        } finally {
            Security.removeProvider(provider.getName());
        }
    }

    /** How many digests and MACs were asked of it. */
    int made() {
        return made.get();
    }

    private final class Made extends Service {
        private final Callable<Object> factory;

        private Made(String type, String algorithm, Callable<Object> factory) {
            super(OtherProvider.this, type, algorithm, factory.getClass().getName(), List.of(), null);
            this.factory = factory;
        }

        @Override
        public Object newInstance(Object parameter) {
            made.incrementAndGet();
            try {
                return factory.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class UncopiedDigest extends MessageDigestSpi {
        private final MessageDigest digest;

        private UncopiedDigest() throws GeneralSecurityException {
            digest = MessageDigest.getInstance("SHA-256", "SUN");
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }

    private static final class UncopiedMac extends MacSpi {
        private final Mac mac;
        private final boolean isBroken;

        private UncopiedMac(boolean isBroken) throws GeneralSecurityException {
            this.mac = Mac.getInstance("HmacSHA256", "SunJCE");
            this.isBroken = isBroken;
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) throws InvalidKeyException {
            mac.init(key);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            if (isBroken) {
                throw new ProviderException("the token is gone");
            }
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
