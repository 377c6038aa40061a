package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.Fields;
import org.lambdainvoke.internal.responder.Replies;

public class ResponseHeadTest {
    private static final boolean HEAD = true;

    private final RecordedResponse response = new RecordedResponse();

    @Test
    public void fieldReplacesThatOfAFilterInFront() throws Exception {
        response.addHeader("X-Field", "outer");
        ResponseHead.set(Replies.answer(200, "").with("x-field", "own"), !HEAD, response);
        assertThat(response.getHeaders("X-Field")).containsExactly("own");
    }

    @Test
    public void cookiesAndVaryAreShared() throws Exception {
        response.addHeader("Set-Cookie", "outer=1");
        response.addHeader("Vary", "Cookie");
        Answer answer = Replies.answer(200, "").with("set-cookie", "own=1").with("vary", "Accept");
        ResponseHead.set(answer, !HEAD, response);
        assertThat(response.getHeaders("Set-Cookie")).containsExactly("outer=1", "own=1");
        assertThat(response.getHeaders("Vary")).containsExactly("Cookie", "Accept");
    }

    @Test
    public void allValuesOfAFieldAreSent() throws Exception {
        response.addHeader("Link", "outer");
        Answer answer = new Answer(200, null, Fields.of("Link", "one", "LINK", "two"), Bytes.EMPTY);
        ResponseHead.set(answer, !HEAD, response);
        assertThat(response.getHeaders("Link")).containsExactly("one", "two");
    }

    @Test
    public void emptyBodyHasALengthToo() throws Exception {
        ResponseHead.set(Replies.answer(200, ""), !HEAD, response);
        assertThat(response.getHeader("Content-Length")).isEqualTo("0");
    }

    @Test
    public void noContentHasNoLength() throws Exception {
        ResponseHead.set(Replies.answer(204, ""), !HEAD, response);
        assertThat(response.getHeader("Content-Length")).isNull();
    }

    @Test
    public void notModifiedHasNoLength() throws Exception {
        ResponseHead.set(Replies.answer(304, ""), !HEAD, response);
        assertThat(response.getHeader("Content-Length")).isNull();
    }

    @Test
    public void answerToHeadThatHasNoBodySaysNoLength() throws Exception {
        ResponseHead.set(Replies.answer(200, ""), HEAD, response);
        assertThat(response.getHeader("Content-Length")).isNull();
    }

    @Test
    public void answerToHeadThatHasABodySaysItsLength() throws Exception {
        ResponseHead.set(Replies.answer(200, "hello"), HEAD, response);
        assertThat(response.getHeader("Content-Length")).isEqualTo("5");
    }

    @Test
    public void writerOfAFilterInFrontGivesWayAndItsFieldsStay() throws Exception {
        RecordedResponse written = withOpenWriter();
        written.addHeader("X-Outer", "1");
        written.addHeader("X-Outer", "2");
        ResponseHead.set(Replies.answer(200, "hello"), !HEAD, written);
        assertThat(written.getHeaders("X-Outer")).containsExactly("1", "2");
        written.getOutputStream().close();
    }

    /** Gives no stream until it is reset. */
    private static RecordedResponse withOpenWriter() {
        return new RecordedResponse() {
            private boolean isReset;

            @Override
            public void reset() {
                super.reset();
                isReset = true;
            }

            @Override
            public ServletOutputStream getOutputStream() throws java.io.IOException {
                if (!isReset) {
                    throw new IllegalStateException("getWriter() was called");
                }
                return super.getOutputStream();
            }
        };
    }

    @Test
    public void charsetThatTheContainerAddsIsUtf8() throws Exception {
        String[] charset = new String[1];
        RecordedResponse adding = new RecordedResponse() {
            @Override
            public String getContentType() {
                return super.getContentType() + ";charset=ISO-8859-1";
            }

            @Override
            public void setCharacterEncoding(String name) {
                charset[0] = name;
            }
        };
        ResponseHead.set(Replies.answer(200, "hello"), !HEAD, adding);
        assertThat(charset[0]).isEqualTo("UTF-8");
    }

    @Test
    public void charsetThatTheAnswerNamesStays() throws Exception {
        String[] charset = new String[1];
        RecordedResponse observed = new RecordedResponse() {
            @Override
            public void setCharacterEncoding(String name) {
                charset[0] = name;
            }
        };
        Answer plain = Replies.answer(200, "hello");
        Answer named = new Answer(200, "text/plain; Charset=ISO-8859-1", plain.fields(), plain.body());
        ResponseHead.set(named, !HEAD, observed);
        assertThat(observed.getContentType()).isEqualTo("text/plain; Charset=ISO-8859-1");
        assertThat(charset[0]).isNull();
    }

    @Test
    public void answerThatIsTakenBackLeavesTheFieldsOfOthers() throws Exception {
        response.addHeader("X-Outer", "1");
        Answer answer = Replies.answer(201, "hello").with("X-Own", "1");
        ResponseHead.set(answer, !HEAD, response);
        ResponseHead.takeBack(answer, response);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).containsExactly("X-Outer");
    }

    @Test
    public void answerThatIsCommittedCanNotBeTakenBack() throws Exception {
        Answer answer = Replies.answer(200, "hello");
        ResponseHead.set(answer, !HEAD, response);
        response.flushBuffer();
        assertThatThrownBy(() -> ResponseHead.takeBack(answer, response)).isInstanceOf(IllegalStateException.class);
    }
}
