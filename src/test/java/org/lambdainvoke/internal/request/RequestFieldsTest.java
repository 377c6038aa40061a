package org.lambdainvoke.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestFields.Field;

public class RequestFieldsTest {
    private static RequestFields fields(Field... received) {
        return RequestFields.of(List.of(received), FieldNames.NONE);
    }

    @Test
    public void fieldOfTheConnectionIsNotSeen() {
        assertThat(fields(new Field("tRANSFER-eNCODING", "chunked"), new Field("Accept", "*/*"))
                        .all())
                .containsExactly(new Field("Accept", "*/*"));
    }

    @Test
    public void fieldThatOnlyTheCallerSaysIsNotSeen() {
        assertThat(fields(new Field("X-Amz-Tenant-Id", "blue"), new Field("X-Lambda-Invoke-Shadow", "true"))
                        .all())
                .isEmpty();
    }

    @Test
    public void fieldWithoutAValueIsNone() {
        assertThat(fields(new Field("Accept", List.of())).all()).isEmpty();
    }

    @Test
    public void excludedFieldIsNotSeen() {
        RequestFields fields = RequestFields.of(
                List.of(new Field("COOKIE", "a=1"), new Field("Accept", "*/*")), FieldNames.of("Cookie"));
        assertThat(fields.all()).containsExactly(new Field("Accept", "*/*"));
    }

    @Test
    public void cookiesInSeveralFieldsAreOneField() {
        assertThat(fields(new Field("cookie", List.of("a=1", "b=2"))).values("Cookie"))
                .containsExactly("a=1; b=2");
    }

    @Test
    public void otherFieldsKeepTheirValuesApart() {
        assertThat(fields(new Field("Accept", List.of("a", "b"))).values("accept"))
                .containsExactly("a", "b");
    }

    @Test
    public void lastValueStandsForSeveral() {
        RequestFields fields = fields(new Field("Accept", List.of("a", "b")));
        assertThat(fields.last("ACCEPT")).isEqualTo("b");
        assertThat(fields.last("Host")).isNull();
    }

    @Test
    public void replacementStandsInThePlaceOfEverySpelling() {
        RequestFields fields = fields(new Field("x-forwarded-for", List.of("1.2.3.4", "5.6.7.8")), new Field("A", "1"))
                .with(List.of(new Field("X-Forwarded-For", "127.0.0.1")));
        assertThat(fields.all()).containsExactly(new Field("A", "1"), new Field("X-Forwarded-For", "127.0.0.1"));
    }

    @Test
    public void replacementOfAnExcludedFieldStaysExcluded() {
        RequestFields fields = RequestFields.of(List.of(new Field("A", "1")), FieldNames.of("x-forwarded-for"))
                .with(List.of(new Field("X-Forwarded-For", "127.0.0.1")));
        assertThat(fields.all()).containsExactly(new Field("A", "1"));
    }

    @Test
    public void fieldsThatWereTakenOutLeaveTheOthersInOrder() {
        RequestFields fields = fields(new Field("B", "1"), new Field("C", "2"), new Field("A", "3"));
        assertThat(fields.without(FieldNames.of("c")).all()).containsExactly(new Field("B", "1"), new Field("A", "3"));
    }

    @Test
    public void namesAreInLowerCaseForMapsInTheirOrder() {
        assertThat(fields(new Field("B-b", "1"), new Field("A-a", List.of("2", "3")))
                        .byLowerCaseName())
                .containsExactly(Map.entry("b-b", List.of("1")), Map.entry("a-a", List.of("2", "3")));
    }
}
