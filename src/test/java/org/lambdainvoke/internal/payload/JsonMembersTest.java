package org.lambdainvoke.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;

public class JsonMembersTest {
    private static List<String> without(String inner, int... unwanted) throws Exception {
        BitSet members = new BitSet();
        for (int member : unwanted) {
            members.set(member);
        }
        List<String> rest = new ArrayList<>();
        for (Bytes part : JsonMembers.without(Bytes.utf8(inner), members)) {
            rest.add(part.decode(StandardCharsets.UTF_8));
        }
        return rest;
    }

    @Test
    public void nothingIsTouchedWhereNothingIsUnwanted() throws Exception {
        assertThat(without(" \"a\" : 1 , \"b\":2")).containsExactly(" \"a\" : 1 , \"b\":2");
    }

    @Test
    public void firstMiddleAndLastAreCutOut() throws Exception {
        String inner = " \"a\":1.50 ,\t\"b\":2, \"c\" : 3 ";
        assertThat(without(inner, 0)).containsExactly("\t\"b\":2, \"c\" : 3 ");
        assertThat(without(inner, 1)).containsExactly(" \"a\":1.50 ", " \"c\" : 3 ");
        assertThat(without(inner, 2)).containsExactly(" \"a\":1.50 ,\t\"b\":2");
    }

    @Test
    public void severalAreCutOut() throws Exception {
        String inner = "\"a\":1,\"b\":2,\"c\":3,\"d\":4";
        assertThat(without(inner, 0, 2)).containsExactly("\"b\":2", "\"d\":4");
        assertThat(without(inner, 1, 2)).containsExactly("\"a\":1", "\"d\":4");
        assertThat(without(inner, 0, 3)).containsExactly("\"b\":2,\"c\":3");
    }

    @Test
    public void nothingIsLeftOfWhatIsUnwantedAsAWhole() throws Exception {
        assertThat(without("\"a\":1", 0)).isEmpty();
        assertThat(without("\"a\":1,\"b\":2", 0, 1)).isEmpty();
    }

    @Test
    public void commasInsideOfAMemberDivideNothing() throws Exception {
        String inner =
                "\"a,\\\",\":{\"x\":[1,{\"y\":2}],\"z\":\"},\"},\"b\":[\"]\\\\\",[1,2]],\"\u00FC,\uD83D\uDE00\":3";
        assertThat(without(inner, 0)).containsExactly("\"b\":[\"]\\\\\",[1,2]],\"\u00FC,\uD83D\uDE00\":3");
        assertThat(without(inner, 0, 1)).containsExactly("\"\u00FC,\uD83D\uDE00\":3");
        assertThat(without(inner, 1, 2)).containsExactly("\"a,\\\",\":{\"x\":[1,{\"y\":2}],\"z\":\"},\"}");
    }
}
