package org.lambdainvoke.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.Test;
import org.lambdainvoke.local.LocalFunction;

/** What the start says where a release of Spring Boot lowers Gson too far. Only such a release runs it. */
public class TooOldLibraryCheck {
    @Test
    public void startFailsWithOneMessage() {
        Throwable failure = catchThrowable(() -> new Site(LocalFunction.of("greet", GreetFunction.class)).close());
        assertThat(failure)
                .rootCause()
                .hasMessage("lambda-invoke-filter can not start:\n"
                        + "  com.google.code.gson:gson: found [2.10.1], needed: [2.11.0] or later, for"
                        + " com.google.gson.stream.JsonReader#setStrictness; Spring Boot sets the version, by the"
                        + " property gson.version of your build; elsewhere set this version yourself");
    }
}
