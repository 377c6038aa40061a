package org.lambdainvoke.example.shop;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** The basket of a browser, which keeps it in a cookie. */
@Path("shop/basket")
@Produces(MediaType.APPLICATION_JSON)
public final class BasketResource {
    private static final String COOKIE = "basket";

    @GET
    public Basket show(@CookieParam(COOKIE) @DefaultValue("") String cookie) {
        return Basket.of(cookie);
    }

    @POST
    public Response put(
            @CookieParam(COOKIE) @DefaultValue("") String cookie,
            @FormParam("item") @DefaultValue("") String id,
            @FormParam("quantity") @DefaultValue("1") int quantity) {
        Item item = Catalogue.find(id).orElseThrow(() -> new BadRequestException("There is no item [" + id + "]."));
        if (quantity < 1 || quantity > Basket.MOST_OF_ONE) {
            throw new BadRequestException("A quantity is 1 to " + Basket.MOST_OF_ONE + ", not " + quantity + ".");
        }
        Basket basket = Basket.of(cookie).with(item, quantity);
        // Without a path a cookie belongs to the folder of this address: /shop below any context path.
        NewCookie keptBasket = new NewCookie.Builder(COOKIE)
                .value(basket.toCookie())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.ok(basket).cookie(keptBasket).build();
    }
}
