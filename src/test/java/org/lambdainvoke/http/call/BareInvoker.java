package org.lambdainvoke.http.call;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.http.HttpMethodName;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContexts;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.wire.AnswerBody;
import org.lambdainvoke.internal.wire.AnswerFields;
import org.lambdainvoke.internal.wire.ApiErrorReader;
import org.lambdainvoke.internal.wire.ApiErrors;
import org.lambdainvoke.internal.wire.ConnectFailures;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** HttpClient as it comes: what any client can do in this JVM. What it can't, the others need not. */
final class BareInvoker implements LambdaInvoker {
    private final ConnectionSettings settings;
    private final CloseableHttpClient client;
    private volatile boolean closed;

    BareInvoker(ConnectionSettings settings) {
        this.settings = settings;
        this.client = HttpClients.custom()
                .setSSLContext(tls(settings.trust()))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .build();
    }

    private static SSLContext tls(TrustStore trust) {
        if (trust != null && trust.isText()) {
            // HttpClient as it comes knows key stores only; this one has the same certificate.
            return tls(FaultEndpoint.trustStore());
        }
        try {
            return trust == null
                    ? SSLContexts.createDefault()
                    : SSLContexts.custom()
                            .loadTrustMaterial(trust.file(), trust.password().toCharArray())
                            .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        int remainingMillis = invocation.deadline().remainingMillis();
        if (remainingMillis == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "");
        }
        try (CloseableHttpResponse response = client.execute(signed(invocation, remainingMillis))) {
            if (response.getStatusLine().getStatusCode() >= 300) {
                throw ApiErrors.failure(ApiErrorReader.read(response, AnswerBody.ofError(response)));
            }
            return AnswerFields.result(response, AnswerBody.ofResult(response));
        } catch (IOException | RuntimeException e) {
            throw new InvocationFailure(reason(e, invocation.deadline()), e.toString(), e);
        }
    }

    private HttpPost signed(Invocation invocation, int remainingMillis) {
        DefaultRequest<Void> request = new DefaultRequest<>("AWSLambda");
        request.setHttpMethod(HttpMethodName.POST);
        request.setEndpoint(settings.endpoint());
        request.setResourcePath("/2015-03-31/functions/greet/invocations");
        request.setContent(invocation.payload().stream());
        AWS4Signer signer = new AWS4Signer();
        signer.setServiceName("lambda");
        signer.setRegionName(settings.region());
        signer.sign(
                request,
                new BasicAWSCredentials(
                        OnEveryClient.CREDENTIALS.accessKeyId(), OnEveryClient.CREDENTIALS.secretAccessKey()));
        HttpPost post = new HttpPost(settings.endpoint() + request.getResourcePath());
        request.getHeaders().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(invocation.payload().toArray()));
        post.setConfig(RequestConfig.custom()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setSocketTimeout(remainingMillis)
                .build());
        return post;
    }

    private FailureReason reason(Exception e, Deadline deadline) {
        if (closed) {
            return FailureReason.STOPPING;
        }
        if (ConnectFailures.areCauseOf(e)) {
            return FailureReason.UNREACHABLE;
        }
        return deadline.remainingMillis() == 0 ? FailureReason.TIMEOUT : FailureReason.CONNECTION_LOST;
    }

    @Override
    public void close() {
        closed = true;
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
