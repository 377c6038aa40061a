package org.lambdainvoke.example;

/**
 * An order as {@link OrderHandler} receives it. Lambda fills it through its setters, and takes the {@code "2"} of a
 * form for a number as well as the {@code 2} of a JSON body.
 */
public final class Order {
    private String item;
    private int quantity = 1;

    /** What is ordered; null when the request did not say. */
    public String getItem() {
        return item;
    }

    public void setItem(String item) {
        this.item = item;
    }

    /** How many of it; one unless the request said otherwise. */
    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }
}
