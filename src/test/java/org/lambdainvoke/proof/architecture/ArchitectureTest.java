package org.lambdainvoke.proof.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;

/** The walls of the house: what may know what. */
public class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lambdainvoke");

    @Test
    public void packagesHaveNoCircles() {
        slices().matching("org.lambdainvoke.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Two classes that know each other are one thing in two files, three are a knot. */
    @Test
    public void noMoreThanTwoClassesKnowEachOtherInACircle() {
        assertThat(Circles.of(CLASSES)).allSatisfy(circle -> assertThat(circle).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    public void nothingKnowsTheRootButItself() {
        noClasses()
                .that()
                .resideInAPackage("org.lambdainvoke.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lambdainvoke")
                .check(CLASSES);
    }

    /** What is public is a package; a published method that names a type of another would publish that, too. */
    @Test
    public void publishedSignaturesNamePublishedTypesOnly() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat(arePublished())
                .and()
                .arePublic()
                .should(nameNoTypeOf("org.lambdainvoke.internal.."))
                .check(CLASSES);
    }

    @Test
    public void wordsOfAnInvocationKnowNothingOfTheOthers() {
        knowOnly("org.lambdainvoke.call", "org.lambdainvoke.call");
    }

    @Test
    public void listenersKnowTheWordsOnly() {
        knowOnly("org.lambdainvoke.observe", "org.lambdainvoke.observe", "org.lambdainvoke.call");
    }

    @Test
    public void versionOneOfTheSdkStaysInItsRoom() {
        noClasses()
                .that(resideOutsideOfPackages("org.lambdainvoke.aws1", "org.lambdainvoke.internal.aws1"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.amazonaws..")
                        .and(resideOutsideOfPackages("com.amazonaws.services.lambda.runtime..")))
                .check(CLASSES);
    }

    @Test
    public void versionTwoOfTheSdkStaysInItsRoom() {
        noClasses()
                .that(resideOutsideOfPackages("org.lambdainvoke.internal.aws2"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    public void httpClientStaysOnTheWire() {
        noClasses()
                .that(resideOutsideOfPackages("org.lambdainvoke.internal.wire"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.http..")
                .check(CLASSES);
    }

    /**
     * A clock that can be set back would count connections as fresh that ended long ago; HttpClient's pool goes by it.
     */
    @Test
    public void connectionsAndDeadlinesGoByTheMonotonicClock() {
        noClasses()
                .that()
                .resideInAnyPackage("org.lambdainvoke.internal.wire", "org.lambdainvoke.call")
                .and()
                // What others say in dates can be held against nothing but the date: a signature has the time at
                // which it was made, an answer the one at which it was sent or may be asked for again. A request
                // tells its program when it came, and credentials say when they expire.
                .haveNameNotMatching(".*\\.(RequestSigner|ClockSkew|RetryAfter|RequestContent|AwsCredentials)")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.http.pool..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("PoolingHttpClientConnectionManager")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|Instant)|java\\.util\\.Date")
                .check(CLASSES);
    }

    @Test
    public void optionalLibrariesHaveOneClassEach() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.lambdainvoke\\.internal\\.aws1\\.StsCalls")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.securitytoken..")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching("org\\.lambdainvoke\\.internal\\.aws2\\.StsCalls.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services.sts..")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching("org\\.lambdainvoke\\.observe\\.MicrometerMetrics.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(CLASSES);
    }

    @Test
    public void framesOfStreamsStayAtTheirTwoEnds() {
        noClasses()
                .that(resideOutsideOfPackages("org.lambdainvoke.internal.wire", "org.lambdainvoke.local"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.eventstream..")
                .check(CLASSES);
    }

    @Test
    public void servletTypesStayAtBothEndsOfTheWay() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.lambdainvoke",
                        "org.lambdainvoke.internal.capture",
                        "org.lambdainvoke.internal.exchange",
                        "org.lambdainvoke.internal.request")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    public void handlersStayInLocal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lambdainvoke.local")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.amazonaws.services.lambda.runtime..", "com.sun.net..", "org.lambdainvoke.local")
                .check(CLASSES);
    }

    @Test
    public void requestsPayloadsAndAnswersKnowNothingOfTheCall() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.lambdainvoke.internal.request",
                        "org.lambdainvoke.internal.payload",
                        "org.lambdainvoke.internal.answer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lambdainvoke.internal.wire",
                        "org.lambdainvoke.internal.credentials",
                        "org.lambdainvoke.internal.policy",
                        "org.lambdainvoke.internal.exchange")
                .check(CLASSES);
    }

    @Test
    public void groundFloorKnowsNothingOfTheHouse() {
        for (String ground : List.of("environment", "settings", "http", "json")) {
            String room = "org.lambdainvoke.internal." + ground;
            knowOnly(room, room, "org.lambdainvoke.call");
        }
    }

    private static void knowOnly(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.lambdainvoke..").and(resideOutsideOfPackages(others)))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> arePublished() {
        return DescribedPredicate.describe(
                "are published",
                type -> isPublic(type) && !type.getPackageName().startsWith("org.lambdainvoke.internal"));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    private static ArchCondition<JavaCodeUnit> nameNoTypeOf(String packages) {
        return new ArchCondition<>("name no type of " + packages) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(
                                Stream.of(unit.getRawReturnType()),
                                Stream.concat(unit.getRawParameterTypes().stream(), unit.getExceptionTypes().stream()))
                        .filter(resideInAnyPackage(packages))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " names " + type.getName())));
            }
        };
    }

    /** What others have written goes through one class into the log. */
    @Test
    public void whoLogsEscapes() {
        classes()
                .that(call("org.slf4j.Logger"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.lambdainvoke.internal.observe.LogText")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> call(String owner) {
        return DescribedPredicate.describe(
                "call " + owner,
                type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().equals(owner)));
    }

    @Test
    public void classesAreFinalUnlessMadeForExtension() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                .doNotHaveFullyQualifiedName(LambdaInvokeFilter.class.getName())
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
