package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.responder.Replies;

public class RequestMarkTest {
    private final RecordedResponse response = new RecordedResponse();

    private Answer marked(String method, String protocol, boolean isUnread) throws Exception {
        RequestMark mark = new RequestMark(new Loose(method, protocol, response).exchange, Loose.REQUEST_ID_FIELD);
        mark.mayLeaveUnread(isUnread);
        return mark.on(Replies.whole(413, "too large").head());
    }

    private static List<String> connection(Answer answer) {
        return answer.fields().all().stream()
                .filter(field -> field.name().equals("Connection"))
                .map(HttpFields.Field::value)
                .toList();
    }

    @Test
    public void bodyThatWasNotReadEndsTheConnection() throws Exception {
        assertThat(connection(marked("POST", "HTTP/1.1", true))).containsExactly("close");
    }

    @Test
    public void bodyThatWasReadLeavesTheConnection() throws Exception {
        assertThat(connection(marked("POST", "HTTP/1.1", false))).isEmpty();
    }

    @Test
    public void connectionOfHttp2IsNoMatterOfItsRequests() throws Exception {
        assertThat(connection(marked("POST", "HTTP/2.0", true))).isEmpty();
    }
}
