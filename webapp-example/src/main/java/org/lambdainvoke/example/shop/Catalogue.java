package org.lambdainvoke.example.shop;

import java.util.List;
import java.util.Optional;

/** All that is for sale. */
final class Catalogue {
    static final List<Item> ITEMS = List.of(
            new Item("tea", "Green tea", "4.50"),
            new Item("bowl", "Bowl for café au lait", "12.00"),
            new Item("pot", "Green tea pot", "38.90"));

    private Catalogue() {}

    static Optional<Item> find(String id) {
        return ITEMS.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
