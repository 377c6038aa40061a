package org.lambdainvoke.example.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody wants to buy, {@code tea:2.pot:1} in a cookie. A cookie is what the browser says it is: whatever is no
 * item with a quantity is left out, and there is no price in it.
 */
public record Basket(List<Line> lines) {
    static final int MOST_OF_ONE = 99;

    private static final Pattern COOKIE_LINE = Pattern.compile("([a-z]+):([1-9][0-9]?)(?:\\.|$)");

    /** An item, and how many of it. */
    public record Line(Item item, int quantity) {
        boolean isOf(Item other) {
            return item.id().equals(other.id());
        }
    }

    static Basket of(String cookie) {
        Basket basket = new Basket(List.of());
        for (MatchResult line : COOKIE_LINE.matcher(cookie).results().toList()) {
            Item item = Catalogue.find(line.group(1)).orElse(null);
            basket = item == null ? basket : basket.with(item, Integer.parseInt(line.group(2)));
        }
        return basket;
    }

    /** This basket with some more of an item; nobody gets more than 99 of one. */
    Basket with(Item item, int quantity) {
        int before = lines.stream()
                .filter(line -> line.isOf(item))
                .mapToInt(Line::quantity)
                .sum();
        Line line = new Line(item, Math.min(before + quantity, MOST_OF_ONE));
        Stream<Line> others = lines.stream().filter(other -> !other.isOf(item));
        return new Basket(Stream.concat(others, Stream.of(line)).toList());
    }

    public BigDecimal getTotal() {
        return lines.stream()
                .map(line -> line.item().price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String toCookie() {
        return lines.stream()
                .map(line -> line.item().id() + ":" + line.quantity())
                .collect(Collectors.joining("."));
    }
}
