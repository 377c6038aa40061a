package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.mockito.Mockito;

/** The parameters of a form, as a container that is none of those that are known would parse it. */
public class ReplayedFormTest {
    private static ReplayedForm form(String method, String body) {
        HttpServletRequest request = Mockito.mock(HttpServletRequest.class);
        Mockito.when(request.getMethod()).thenReturn(method);
        return ReplayedForm.of(request, MediaType.FORM, Bytes.utf8(body));
    }

    private static ReplayedForm parsed(String body, String charset) {
        ReplayedForm form = form("POST", body);
        form.parse(charset);
        return form;
    }

    @Test
    public void formsOfTwoMethodsAreParsed() {
        assertThat(form("POST", "a=1")).isNotNull();
        assertThat(form("QUERY", "a=1")).isNotNull();
        assertThat(form("PUT", "a=1")).isNull();
    }

    @Test
    public void valuesStandAfterThoseOfTheQuery() {
        ReplayedForm form = parsed("b=2&a=1&b=3", "UTF-8");
        assertThat(form.after(new String[] {"0"}, "b")).containsExactly("0", "2", "3");
        assertThat(form.after(null, "a")).containsExactly("1");
        assertThat(form.after(null, "c")).isNull();
        assertThat(form.first("b")).isEqualTo("2");
        Map<String, String[]> all = form.after(Map.of("b", new String[] {"0"}));
        assertThat(all).containsOnlyKeys("b", "a");
        assertThat(all.get("b")).containsExactly("0", "2", "3");
    }

    @Test
    public void pairWithAMalformedEscapeIsLeftOut() {
        ReplayedForm form = parsed("a=%zz&b=%4&%=3&c=%20+x", "UTF-8");
        assertThat(form.after(Map.of())).containsOnlyKeys("c");
        assertThat(form.first("c")).isEqualTo("  x");
    }

    @Test
    public void bytesOfAnotherCharsetAreReplaced() {
        assertThat(parsed("a=%FC", "UTF-8").first("a")).isEqualTo("\uFFFD");
    }

    @Test
    public void unknownCharsetIsThatOfTheContainer() {
        assertThat(parsed("a=%FC", "no-such-charset").first("a")).isEqualTo("ü");
        assertThat(parsed("a=%FC", "!").first("a")).isEqualTo("ü");
        assertThat(parsed("a=%FC", null).first("a")).isEqualTo("ü");
    }

    @Test
    public void namesWithoutValuesHaveAnEmptyOne() {
        ReplayedForm form = parsed("a&&b=&=x", "UTF-8");
        assertThat(form.after(Map.of())).containsOnlyKeys("a", "b");
        assertThat(form.first("a")).isEmpty();
        assertThat(form.first("b")).isEmpty();
    }

    /** A body of 6 MiB has room for three millions of them. */
    @Test
    public void tooManyParametersAreRefused() {
        ReplayedForm form = form("POST", "a&".repeat(10_001));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> form.parse("UTF-8"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The form has more than 10000 parameters.");
        }
    }
}
