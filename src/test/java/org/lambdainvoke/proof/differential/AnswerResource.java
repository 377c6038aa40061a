package org.lambdainvoke.proof.differential;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers in every way that an application may. */
@Path("answer")
public final class AnswerResource {
    private static final EntityTag TAG = new EntityTag("v1");

    @GET
    @Path("text")
    @Produces("text/plain;charset=utf-8")
    public String text() {
        return "Grüße, 日本 😀\n";
    }

    @GET
    @Path("json")
    @Produces("application/json")
    public String json() {
        return "{\"name\":\"Ada \\\"Countess\\\"\",\"ü\":[1,2.50,null]}";
    }

    @GET
    @Path("binary")
    @Produces("image/png")
    public byte[] binary() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** By the servlet's response: the library passes on only the last of several cookies that JAX-RS sets. */
    @GET
    @Path("cookies")
    @Produces("text/plain")
    public String cookies(@Context HttpServletResponse response) {
        response.addHeader("Set-Cookie", "session=abc; Path=/; HttpOnly");
        response.addHeader("Set-Cookie", "theme=dark; Max-Age=60");
        return "two cookies";
    }

    @GET
    @Path("nothing")
    public Response nothing() {
        return Response.noContent().header("X-Answer", "nothing").build();
    }

    @GET
    @Path("tagged")
    @Produces("text/plain")
    public Response tagged(@Context Request request) {
        Response.ResponseBuilder notModified = request.evaluatePreconditions(TAG);
        return notModified == null
                ? Response.ok("tagged").tag(TAG).build()
                : notModified.tag(TAG).build();
    }

    @GET
    @Path("see-other")
    public Response seeOther() {
        return Response.seeOther(URI.create("https://other.example/a%20b?c=d")).build();
    }

    @GET
    @Path("moved")
    public Response moved() {
        return Response.status(308).header("Location", "/answer/text").build();
    }

    /** By the servlet's response, as {@link #cookies}. */
    @POST
    @Path("created")
    public Response created(@Context HttpServletResponse response) {
        response.addHeader("X-Answer", "one");
        response.addHeader("X-Answer", "two");
        return Response.status(201).entity("made").type("text/plain").build();
    }

    @GET
    @Path("conflict")
    public Response conflict() {
        return Response.status(409)
                .type("application/problem+json")
                .entity("{\"title\":\"conflict\"}")
                .build();
    }

    @GET
    @Path("missing")
    public Response missing() {
        return Response.status(404).build();
    }

    @GET
    @Path("broken")
    public Response broken() {
        return Response.serverError().type("text/plain").entity("broken").build();
    }
}
