package org.lambdainvoke.proof.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.ApplicationLoader;
import org.lambdainvoke.support.container.Configurations;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What the filter does with the lowest versions of all its libraries at once, as the build has laid them down. */
public class LowestLibrariesTest {
    private static final String ENVELOPE =
            "{\"statusCode\":201,\"headers\":{\"X-Made\":\"yes\"},\"unknown\":[[]],\"body\":\"made\"}";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private ApplicationLoader loader;
    private Container.Running server;

    public LowestLibrariesTest() {
        lambda.function(
                "envelope", (input, output, context) -> output.write(ENVELOPE.getBytes(StandardCharsets.UTF_8)));
    }

    @Before
    public void load() throws Exception {
        loader = ApplicationLoader.with(ApplicationLoader.libraries("lowest"));
    }

    @After
    public void close() throws Exception {
        if (server != null) {
            server.close();
        }
        loader.close();
    }

    private URI serve(String function, String... more) throws Exception {
        WebApplication application = new WebApplication()
                .async()
                .filter(loader.filter(), "/*", lambda.initParams(function, more), EnumSet.of(DispatcherType.REQUEST));
        server = Container.JETTY.start(application);
        return server.uri("/?name=Zo%C3%AB+B");
    }

    private static HttpResponse<String> post(URI uri, String type, String body) throws Exception {
        return Http.send(
                HttpRequest.newBuilder(uri).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    @Test
    public void parametersAndJsonReachTheFunction() throws Exception {
        assertThat(post(serve("echo"), "application/json", "{\"tag\":[1.0,\"a\"]}")
                        .body())
                .isEqualTo("{\"name\":\"Zoë B\",\"tag\":[1.0,\"a\"]}");
    }

    @Test
    public void multipartReachesTheFunction() throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\nx\r\n--b--\r\n";
        assertThat(post(serve("echo"), "multipart/form-data; boundary=b", body).body())
                .isEqualTo("{\"name\":\"Zoë B\",\"tag\":\"x\"}");
    }

    @Test
    public void sdkClientCalls() throws Exception {
        assertThat(Http.get(serve("echo", "client", "sdk")).body()).isEqualTo("{\"name\":\"Zoë B\"}");
    }

    @Test
    public void eventIsWrittenAndEnvelopeRead() throws Exception {
        HttpResponse<String> answer = Http.get(serve("envelope", "payload", "apigateway-2.0"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Made")).contains("yes");
        assertThat(answer.body()).isEqualTo("made");
    }

    @Test
    public void answerIsStreamed() throws Exception {
        assertThat(Http.get(serve("echo", "streaming", "true")).body()).isEqualTo("{\"name\":\"Zoë B\"}");
    }

    @Test
    public void failedFunctionIsAProblem() throws Exception {
        assertThat(Http.get(serve("fail")).body()).contains("\"reason\":\"function_error\"");
    }

    @Test
    public void refusalOfTheEndpointIsUnderstood() throws Exception {
        assertThat(Http.get(serve("no-such-function")).body()).contains("\"reason\":\"rejected\"");
    }

    @Test
    public void libraryThatOnlyOneClientNeedsIsMissedInOneMessage() throws Exception {
        try (ApplicationLoader without = ApplicationLoader.without("aws-java-sdk-lambda")) {
            WebApplication application =
                    new WebApplication().filter(without.filter(), lambda.initParams("echo", "client", "sdk"));
            assertThat(catchThrowableOfType(ServletException.class, () -> Container.JETTY.start(application)))
                    .hasMessageStartingWith(
                            "lambda-invoke-filter can not start:\n  client: found [sdk], accepted: pooled or sdk;"
                                    + " com.amazonaws:aws-java-sdk-lambda: found [none], needed: [1.12.100] or later");
        }
    }

    /** Such a one starts, and no role is ever assumed. */
    @Test
    public void roleNeedsAnStsThatIsNotNewerThanTheSdk() throws Exception {
        Path newer = ApplicationLoader.library("aws-java-sdk-sts");
        List<Path> libraries = new ArrayList<>(ApplicationLoader.libraries("lowest"));
        libraries.removeIf(library -> ApplicationLoader.artifactOf(library).equals("aws-java-sdk-sts"));
        libraries.add(newer);
        try (ApplicationLoader mixed = ApplicationLoader.with(libraries)) {
            Map<String, String> role =
                    lambda.initParams("echo", "aws_assume_role_arn", "arn:aws:iam::123456789012:role/caller");
            assertThat(catchThrowableOfType(
                            ServletException.class, () -> mixed.filter().init(Configurations.of(role, Map.of()))))
                    .hasMessageEndingWith("; com.amazonaws:aws-java-sdk-sts has version ["
                            + ApplicationLoader.versionOf(newer)
                            + "], take version [1.12.100], that of com.amazonaws:aws-java-sdk-core");
        }
    }

    @Test
    public void everyMemberThatIsCalledIsThere() {
        // Local functions and Micrometer need libraries that users bring along, not such as come with the filter.
        assertThat(missing(
                        loader,
                        type -> !type.getPackageName().equals("org.lambdainvoke.local")
                                && !type.getName().contains("MicrometerMetrics")
                                && !isForTheSdkV2(type)))
                .isEmpty();
    }

    @Test
    public void everyMemberOfTheSdkV2ThatIsCalledIsThere() throws Exception {
        List<Path> libraries = new ArrayList<>(ApplicationLoader.libraries("lowest"));
        libraries.addAll(ApplicationLoader.libraries("lowest-sdk-v2"));
        try (ApplicationLoader withSdkV2 = ApplicationLoader.with(libraries)) {
            assertThat(missing(withSdkV2, LowestLibrariesTest::isForTheSdkV2)).isEmpty();
        }
    }

    private static boolean isForTheSdkV2(JavaClass type) {
        return type.getPackageName().equals("org.lambdainvoke.internal.aws2");
    }

    private static Set<String> missing(ApplicationLoader loader, Predicate<JavaClass> isLookedAt) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.lambdainvoke").stream()
                        .filter(isLookedAt)
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> isOfALibrary(access.getTargetOwner()))
                        .filter(access -> !isThere(loader, access))
                        .map(JavaAccess::getDescription)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfALibrary(JavaClass owner) {
        return Stream.of("com.google.", "org.apache.", "org.slf4j.", "com.amazonaws.", "software.amazon.")
                .anyMatch(owner.getName()::startsWith);
    }

    private static boolean isThere(ApplicationLoader loader, JavaAccess<?> access) {
        try {
            return members(Class.forName(access.getTargetOwner().getName(), false, loader))
                    .anyMatch(signatureOf(access)::equals);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String signatureOf(JavaAccess<?> access) {
        if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called) {
            String parameters = called.getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .collect(Collectors.joining(","));
            return called.getRawReturnType().getName() + " " + called.getName() + "(" + parameters + ")";
        }
        return access.getTarget().getName();
    }

    /** Its own and those that it inherits, as a caller's class file names them. */
    private static Stream<String> members(Class<?> type) {
        Stream<String> own = Stream.concat(
                Arrays.stream(type.getDeclaredFields()).map(Field::getName),
                Stream.concat(
                        Arrays.stream(type.getDeclaredConstructors())
                                .map(constructor -> "void <init>(" + names(constructor) + ")"),
                        Arrays.stream(type.getDeclaredMethods())
                                .map(method -> method.getReturnType().getName() + " " + method.getName() + "("
                                        + names(method) + ")")));
        // An interface has what Object has, and JDKs from 18 on name the interface where that is called.
        Stream<Class<?>> parents = Stream.concat(
                type.isInterface() ? Stream.of(Object.class) : Stream.ofNullable(type.getSuperclass()),
                Arrays.stream(type.getInterfaces()));
        return Stream.concat(own, parents.flatMap(LowestLibrariesTest::members));
    }

    private static String names(Executable executable) {
        return Arrays.stream(executable.getParameterTypes()).map(Class::getName).collect(Collectors.joining(","));
    }
}
