package org.lambdainvoke.aws1;

import com.amazonaws.services.lambda.AWSLambda;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.After;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.InvokerContractTest;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** What all clients have in common, through a client of the SDK that its program owns. */
public class OwnedClientContractTest extends InvokerContractTest {
    private final Deque<AWSLambda> owned = new ArrayDeque<>();

    @Parameters(name = "owned {0}")
    public static InvokeClient[] clients() {
        return new InvokeClient[] {InvokeClient.SDK};
    }

    @Override
    protected LambdaInvoker made(ConnectionSettings settings, Identity identity) {
        AWSLambda client = OwnedClient.of(
                settings.endpoint().toString(), OwnedClient.configuration().withConnectionTimeout((int)
                        settings.connectTimeout().toMillis()));
        owned.add(client);
        return SdkLambdaInvoker.over(client);
    }

    @Override
    @Test
    @Ignore("with the SDK's own TLS a reset in the handshake can't be told from one behind the request")
    public void handshakeThatIsResetIsUnreachable() {}

    @After
    public void shutClientsDown() {
        owned.forEach(AWSLambda::shutdown);
    }
}
