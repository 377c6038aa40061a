import com.amazonaws.*;
import com.amazonaws.auth.*;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.retry.*;
import com.amazonaws.services.lambda.*;
import com.amazonaws.services.lambda.model.*;
import com.sun.net.httpserver.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.atomic.*;

public class Measure {
    static int status = 500; static AtomicInteger n = new AtomicInteger(); static String location; static volatile int port;
    public static void main(String[] a) throws Exception {
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = s.getAddress().getPort();
        s.createContext("/", x -> { n.incrementAndGet(); x.getRequestBody().readAllBytes();
            if (location != null && !x.getRequestURI().getPath().equals("/elsewhere")) x.getResponseHeaders().set("Location", location);
            int st = location != null && x.getRequestURI().getPath().equals("/elsewhere") ? 200 : status;
            byte[] b = "{}".getBytes(); x.sendResponseHeaders(st, b.length); x.getResponseBody().write(b); x.close(); });
        s.start();
        run("default", new ClientConfiguration());
        run("maxErrorRetry0", new ClientConfiguration().withMaxErrorRetry(0));
        run("NO_RETRY_POLICY", new ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY));
        run("NO_RETRY + maxErrorRetry 3", new ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY).withMaxErrorRetry(3));
        run("standard", new ClientConfiguration().withRetryMode(RetryMode.STANDARD));
        run("standard,0", new ClientConfiguration().withRetryMode(RetryMode.STANDARD).withMaxErrorRetry(0));
        System.setProperty("aws.maxAttempts", "5");
        try {
        run("default, aws.maxAttempts 5", new ClientConfiguration());
        run("maxErrorRetry0, 5", new ClientConfiguration().withMaxErrorRetry(0));
        run("NO_RETRY, 5", new ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY));
        } finally { System.clearProperty("aws.maxAttempts"); }
        status = 307; location = "http://127.0.0.1:" + port + "/elsewhere";
        run("NO_RETRY, 307", new ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY));
        location = "http://127.0.0.1:" + port + "/x";
        run("NO_RETRY, 307 loop", new ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY));
        System.exit(0);
    }
    static void run(String name, ClientConfiguration c) {
        AWSLambda l = AWSLambdaClientBuilder.standard().withClientConfiguration(c).withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("a","b"))).withEndpointConfiguration(new EndpointConfiguration("http://127.0.0.1:" + port, "eu-west-1")).build();
        ClientConfiguration got = ((AmazonWebServiceClient) l).getClientConfiguration();
        n.set(0); String out;
        try { InvokeResult r = (InvokeResult) l.invoke(new InvokeRequest().withFunctionName("f").withPayload("{}").withSdkClientExecutionTimeout(8000)); out = "ok " + r.getStatusCode(); } catch (RuntimeException e) { out = e.getClass().getSimpleName(); }
        System.out.println(name + ": requests=" + n + " " + out + " getMaxErrorRetry=" + got.getMaxErrorRetry() + " effective=" + new RetryPolicyAdapter(got.getRetryPolicy(), got).getMaxErrorRetry() + " honoured=" + got.getRetryPolicy().isMaxErrorRetryInClientConfigHonored());
        l.shutdown();
    }
}
