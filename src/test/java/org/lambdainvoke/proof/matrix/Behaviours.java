package org.lambdainvoke.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.Before;

/** Behaviours of the filter that are the same on every container. {@link MatrixRunner} makes and runs them. */
public abstract class Behaviours {
    protected static final String FORM = "application/x-www-form-urlencoded";
    protected static final String JSON = "application/json";

    protected final Site site;

    protected Behaviours(Site site) {
        this.site = site;
    }

    @Before
    public final void countAnew() {
        site.lambda().forget();
    }

    /** That no function answered, for {@code reason}. */
    protected static void assertProblem(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"");
    }
}
