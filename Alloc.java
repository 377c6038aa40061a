import org.lambdainvoke.call.*; import org.lambdainvoke.internal.credentials.*; import org.lambdainvoke.internal.wire.*; import org.lambdainvoke.internal.shared.*;
import java.net.*; import java.time.Duration; import java.lang.management.*;
public class Alloc {
  public static void main(String[] a) throws Exception {
    com.sun.net.httpserver.HttpServer s = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    s.createContext("/", x -> { x.getRequestBody().readAllBytes(); x.sendResponseHeaders(200, 2); x.getResponseBody().write(new byte[]{'{','}'}); x.close(); }); s.start();
    for (InvokeClient c : InvokeClient.values()) {
      ConnectionSettings st = new ConnectionSettings(c, "eu-west-1", URI.create("http://127.0.0.1:" + s.getAddress().getPort()), new Credentials("AKID", "secret", "token"), null, null, null, Duration.ofSeconds(5), Duration.ofSeconds(60));
      try (LambdaInvoker i = Clients.connect(st, null)) {
        FunctionReference f = FunctionReference.parse("greet").orElseThrow(); Bytes p = Bytes.utf8("{}");
        com.sun.management.ThreadMXBean t = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int r = 0; r < 4; r++) { long b = t.getThreadAllocatedBytes(Thread.currentThread().getId()); long n = System.nanoTime(); int k = 4000;
          for (int j = 0; j < k; j++) i.invoke(new Invocation(f, InvocationType.REQUEST_RESPONSE, LogType.NONE, p, Deadline.afterMillis(20000), null));
          System.out.println(c + " bytes/call " + (t.getThreadAllocatedBytes(Thread.currentThread().getId()) - b) / k + " us/call " + (System.nanoTime() - n) / k / 1000); }
      }
    }
    System.exit(0);
  }
}
