package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.Before;
import org.junit.Test;

public class AddressOrderTest {
    private final AddressOrder order = new AddressOrder();
    private InetAddress first;
    private InetAddress second;
    private InetAddress third;
    private InetAddress[] all;

    @Before
    public void resolve() throws Exception {
        first = InetAddress.getByName("192.0.2.1");
        second = InetAddress.getByName("2001:db8::2");
        third = InetAddress.getByName("192.0.2.3");
        all = new InetAddress[] {first, second, third};
    }

    @Test
    public void orderIsThatOfTheResolver() {
        assertThat(order.of(all)).containsExactly(first, second, third);
    }

    @Test
    public void addressThatFailedComesLast() {
        order.failed(first);
        assertThat(order.of(all)).containsExactly(second, third, first);
    }

    @Test
    public void ofTheAddressesThatFailedTheLatestComesLast() {
        order.failed(second);
        order.failed(first);
        order.failed(second);
        assertThat(order.of(all)).containsExactly(third, first, second);
    }

    @Test
    public void addressThatWasReachedHasItsPlaceAgain() {
        order.failed(first);
        order.reached(first);
        assertThat(order.of(all)).containsExactly(first, second, third);
    }

    @Test
    public void failureIsForgottenWithTheAddress() {
        order.failed(first);
        assertThat(order.of(new InetAddress[] {second})).containsExactly(second);
        assertThat(order.of(all)).containsExactly(first, second, third);
    }
}
