import javax.net.ssl.*; import java.net.*; import java.security.*; import java.io.*; import java.security.cert.*;
public class Sess {
  static SSLContext ctx(String f) throws Exception { KeyStore k = KeyStore.getInstance(new File(f), "changeit".toCharArray()); KeyManagerFactory m = KeyManagerFactory.getInstance("SunX509"); m.init(k, "changeit".toCharArray()); SSLContext c = SSLContext.getInstance("TLSv1.2"); c.init(m.getKeyManagers(), null, null); return c; }
  public static void main(String[] a) throws Exception {
    SSLContext[] servers = {ctx("a.p12"), ctx("b.p12")};
    ServerSocket s = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    int[] n = {0};
    Thread t = new Thread(() -> { while (true) try { Socket c = s.accept(); int i = n[0]++ == 0 ? 0 : 1; SSLSocket ss = (SSLSocket) servers[i].getSocketFactory().createSocket(c, null, c.getPort(), true); ss.setUseClientMode(false); try { ss.startHandshake(); ss.getOutputStream().write(1); ss.getInputStream().read(); } catch (Exception e) { System.out.println("  server: " + e); } ss.close(); } catch (Exception e) { return; } });
    t.setDaemon(true); t.start();
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(null, new TrustManager[]{ new X509TrustManager() { public void checkClientTrusted(X509Certificate[] c, String x) {} public void checkServerTrusted(X509Certificate[] c, String x) {} public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; } } }, null);
    for (int i = 0; i < 4; i++) {
      Socket tcp = new Socket(InetAddress.getLoopbackAddress(), s.getLocalPort());
      SSLSocket c = (SSLSocket) client.getSocketFactory().createSocket(tcp, "localhost", s.getLocalPort(), true);
      try { c.startHandshake(); c.getInputStream().read(); System.out.println(i + " ok " + c.getSession().getPeerPrincipal()); } catch (Exception e) { System.out.println(i + " " + e); }
      c.close();
    }
    System.exit(0);
  }
}
