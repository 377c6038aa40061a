package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.entity.AbstractHttpEntity;
import org.lambdainvoke.call.Bytes;

/** A payload as the body of a call; not copied. */
final class PayloadEntity extends AbstractHttpEntity {
    private final Bytes payload;

    PayloadEntity(Bytes payload) {
        this.payload = payload;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return payload.size();
    }

    @Override
    public InputStream getContent() {
        return payload.stream();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        payload.writeTo(out);
    }

    @Override
    public boolean isStreaming() {
        return false;
    }
}
