package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.Test;
import org.lambdainvoke.support.endpoint.EventFrame;

public class EventFrameReaderTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    public void frameThatIsOnlyAnnouncedTakesUpNoMemory() {
        byte[] begun = Arrays.copyOf(EventFrame.chunk(new byte[16 * MEGABYTE]), 1000);
        EventFrameReader reader = new EventFrameReader(new ByteArrayInputStream(begun));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(MEGABYTE);
    }

    @Test
    public void framesOfAllLengthsAreWhole() throws Exception {
        byte[] large = new byte[3 * MEGABYTE + 1];
        Arrays.fill(large, (byte) 'x');
        EventFrameReader reader = new EventFrameReader(new SequenceInputStream(
                new ByteArrayInputStream(EventFrame.chunk("small")),
                new SequenceInputStream(
                        new ByteArrayInputStream(EventFrame.chunk(large)),
                        new ByteArrayInputStream(EventFrame.chunk("small again")))));
        assertThat(reader.next().payload().toArray()).asString().isEqualTo("small");
        assertThat(reader.next().payload().toArray()).isEqualTo(large);
        assertThat(reader.next().payload().toArray()).asString().isEqualTo("small again");
    }
}
