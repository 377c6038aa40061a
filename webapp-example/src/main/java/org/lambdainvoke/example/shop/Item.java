package org.lambdainvoke.example.shop;

import java.math.BigDecimal;

/**
 * Something for sale.
 *
 * @param id names it in paths and in the cookie of the basket: letters only
 */
public record Item(String id, String name, BigDecimal price) {
    Item(String id, String name, String price) {
        this(id, name, new BigDecimal(price));
    }
}
