package org.lambdainvoke.example.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** The items, one of them, and its picture: an answer that is no text. */
@Path("shop/items")
@Produces(MediaType.APPLICATION_JSON)
public final class ItemsResource {
    @GET
    public List<Item> all() {
        return Catalogue.ITEMS;
    }

    @GET
    @Path("{id}")
    public Item one(@PathParam("id") String id) {
        return Catalogue.find(id).orElseThrow(() -> new NotFoundException("There is no item [" + id + "]."));
    }

    @GET
    @Path("{id}/picture")
    @Produces("image/png")
    public InputStream picture(@PathParam("id") String id) {
        return ItemsResource.class.getResourceAsStream(one(id).id() + ".png");
    }
}
