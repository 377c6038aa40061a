package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** What every client can do where nothing is in the way. */
public class AnsweredCallTest extends OnEveryClient {
    private static final String ANSWER = "{\"said\":\"so\"}";

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private void assertAnswered(LambdaInvoker invoker) throws Exception {
        endpoint.script(Fault.good(ANSWER));
        for (int i = 0; i < 2; i++) {
            assertThat(invoker.invoke(invocation("{}", ENOUGH)).payload().toArray())
                    .asString()
                    .isEqualTo(ANSWER);
        }
        assertThat(endpoint.payloads()).containsExactly("{}", "{}");
    }

    @Test
    public void callIsAnswered() throws Exception {
        assertAnswered(connect(endpoint.url()));
    }

    @Test
    public void callOverTlsIsAnswered() throws Exception {
        assertAnswered(connect(settings(endpoint.withSelfSignedCertificate().httpsUrl(), FaultEndpoint.trustStore())));
    }

    @Test
    public void callOverTlsThatABundleVouchesForIsAnswered() throws Exception {
        assertAnswered(connect(settings(endpoint.withSelfSignedCertificate().httpsUrl(), FaultEndpoint.bundle())));
    }

    @Test
    public void certificateThatNobodyVouchesForIsUnreachable() {
        LambdaInvoker invoker = connect(endpoint.withSelfSignedCertificate().httpsUrl());
        assertThat(failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.UNREACHABLE);
    }
}
