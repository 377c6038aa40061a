package org.lambdainvoke.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Takes in an order. It is invoked as an {@code Event}, so what it returns is read by nobody. */
public final class OrderHandler implements RequestHandler<Order, Void> {
    @Override
    public Void handleRequest(Order order, Context context) {
        context.getLogger()
                .log("Order " + context.getAwsRequestId() + ": " + order.getQuantity() + " x " + order.getItem());
        return null;
    }
}
