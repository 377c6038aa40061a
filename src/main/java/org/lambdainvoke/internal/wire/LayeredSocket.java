package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/** Holds the half of a TLS socket that any socket has. */
final class LayeredSocket {
    private LayeredSocket() {}

    /** Is another TLS socket in everything that a socket does, but for how it closes. */
    // Synchronized, its methods would wait for whoever has the monitor; the other's are, where they have to be.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    abstract static class OverTls extends SSLSocket {
        /** The other one. */
        final SSLSocket tls;

        OverTls(SSLSocket tls) {
            this.tls = tls;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            tls.connect(endpoint);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            tls.connect(endpoint, timeout);
        }

        @Override
        public void bind(SocketAddress bindpoint) throws IOException {
            tls.bind(bindpoint);
        }

        @Override
        public InetAddress getInetAddress() {
            return tls.getInetAddress();
        }

        @Override
        public InetAddress getLocalAddress() {
            return tls.getLocalAddress();
        }

        @Override
        public int getPort() {
            return tls.getPort();
        }

        @Override
        public int getLocalPort() {
            return tls.getLocalPort();
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return tls.getRemoteSocketAddress();
        }

        @Override
        public SocketAddress getLocalSocketAddress() {
            return tls.getLocalSocketAddress();
        }

        @Override
        public SocketChannel getChannel() {
            return tls.getChannel();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return tls.getInputStream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return tls.getOutputStream();
        }

        @Override
        public void setTcpNoDelay(boolean on) throws SocketException {
            tls.setTcpNoDelay(on);
        }

        @Override
        public boolean getTcpNoDelay() throws SocketException {
            return tls.getTcpNoDelay();
        }

        @Override
        public int getSoLinger() throws SocketException {
            return tls.getSoLinger();
        }

        @Override
        public void sendUrgentData(int data) throws IOException {
            tls.sendUrgentData(data);
        }

        @Override
        public void setOOBInline(boolean on) throws SocketException {
            tls.setOOBInline(on);
        }

        @Override
        public boolean getOOBInline() throws SocketException {
            return tls.getOOBInline();
        }

        @Override
        public void setSoTimeout(int millis) throws SocketException {
            tls.setSoTimeout(millis);
        }

        @Override
        public int getSoTimeout() throws SocketException {
            return tls.getSoTimeout();
        }

        @Override
        public void setSendBufferSize(int size) throws SocketException {
            tls.setSendBufferSize(size);
        }

        @Override
        public int getSendBufferSize() throws SocketException {
            return tls.getSendBufferSize();
        }

        @Override
        public void setReceiveBufferSize(int size) throws SocketException {
            tls.setReceiveBufferSize(size);
        }

        @Override
        public int getReceiveBufferSize() throws SocketException {
            return tls.getReceiveBufferSize();
        }

        @Override
        public void setKeepAlive(boolean on) throws SocketException {
            tls.setKeepAlive(on);
        }

        @Override
        public boolean getKeepAlive() throws SocketException {
            return tls.getKeepAlive();
        }

        @Override
        public void setTrafficClass(int octet) throws SocketException {
            tls.setTrafficClass(octet);
        }

        @Override
        public int getTrafficClass() throws SocketException {
            return tls.getTrafficClass();
        }

        @Override
        public void setReuseAddress(boolean on) throws SocketException {
            tls.setReuseAddress(on);
        }

        @Override
        public boolean getReuseAddress() throws SocketException {
            return tls.getReuseAddress();
        }

        @Override
        public void shutdownInput() throws IOException {
            tls.shutdownInput();
        }

        @Override
        public void shutdownOutput() throws IOException {
            tls.shutdownOutput();
        }

        @Override
        public boolean isConnected() {
            return tls.isConnected();
        }

        @Override
        public boolean isBound() {
            return tls.isBound();
        }

        @Override
        public boolean isClosed() {
            return tls.isClosed();
        }

        @Override
        public boolean isInputShutdown() {
            return tls.isInputShutdown();
        }

        @Override
        public boolean isOutputShutdown() {
            return tls.isOutputShutdown();
        }

        @Override
        public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {
            tls.setPerformancePreferences(connectionTime, latency, bandwidth);
        }

        @Override
        public <T> T getOption(SocketOption<T> name) throws IOException {
            return tls.getOption(name);
        }

        @Override
        public Set<SocketOption<?>> supportedOptions() {
            return tls.supportedOptions();
        }

        @Override
        public String toString() {
            return tls.toString();
        }

        @Override
        public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
            tls.setOption(name, value);
            return this;
        }
    }
}
