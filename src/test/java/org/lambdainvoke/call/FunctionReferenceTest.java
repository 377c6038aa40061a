package org.lambdainvoke.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class FunctionReferenceTest {
    private static FunctionReference parsed(String text) {
        return FunctionReference.parse(text).orElseThrow();
    }

    @Test
    public void bareName() {
        assertThat(parsed("my-function_1")).isEqualTo(new FunctionReference("my-function_1", null, null));
    }

    @Test
    public void nameWithAlias() {
        assertThat(parsed("greet:live")).isEqualTo(new FunctionReference("greet", "live", null));
        assertThat(parsed("greet:$LATEST")).isEqualTo(new FunctionReference("greet", "$LATEST", null));
    }

    @Test
    public void partialArn() {
        assertThat(parsed("123456789012:function:greet:2"))
                .isEqualTo(new FunctionReference("123456789012:function:greet", "2", null));
    }

    @Test
    public void arnNamesItsRegion() {
        String arn = "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:greet";
        assertThat(parsed(arn)).isEqualTo(new FunctionReference(arn, null, "us-gov-west-1"));
        assertThat(parsed(arn + ":live")).isEqualTo(new FunctionReference(arn, "live", "us-gov-west-1"));
    }

    @Test
    public void otherFormsAreNone() {
        for (String text : new String[] {
            "",
            ".",
            "..",
            "a/b",
            "a b",
            "a:b:c",
            "x".repeat(65),
            "arn:aws:lambda:eu-west-1:12:function:f",
            "greet:",
            "arn:aws:lambda:eu-west-1:123456789012:layer:l",
            "arn:aws:lambda::123456789012:function:f",
            "é",
            "a%2Fb"
        }) {
            assertThat(FunctionReference.parse(text)).as(text).isEmpty();
        }
    }
}
