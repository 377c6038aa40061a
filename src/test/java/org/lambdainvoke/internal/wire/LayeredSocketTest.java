package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.Test;

public class LayeredSocketTest {
    private static Set<String> methods(Class<?>... declaring) {
        return Stream.of(declaring)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(LayeredSocketTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    /** What is not is done to a socket that was never connected. */
    @Test
    public void everyMethodOfATlsSocketIsHandedOn() {
        assertThat(methods(LayeredSocket.OverTls.class, AbruptTlsSocket.class))
                .containsAll(methods(Socket.class, SSLSocket.class));
    }
}
