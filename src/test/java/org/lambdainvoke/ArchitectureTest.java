package org.lambdainvoke;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.Test;

/** The walls of the house: what may know what. */
public class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lambdainvoke");

    @Test
    public void packagesHaveNoCycles() {
        slices().matching("org.lambdainvoke.(*)..").should().beFreeOfCycles().check(CLASSES);
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

    @Test
    public void sdkAndHttpClientStayInInvoke() {
        noClasses()
                .that(resideOutsideOfPackages("org.lambdainvoke.invoke"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.amazonaws..", "org.apache.http..")
                        .and(resideOutsideOfPackages("com.amazonaws.services.lambda.runtime..")))
                .check(CLASSES);
    }

    /**
     * A clock that can be set back would count connections as fresh that ended long ago; HttpClient's pool goes by it.
     */
    @Test
    public void connectionsAndDeadlinesGoByTheMonotonicClock() {
        noClasses()
                .that()
                .haveNameMatching(
                        "org\\.lambdainvoke\\.invoke\\.(.*Connect.*|PooledInvocationStream|Deadline|Watchdog).*")
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
                .haveNameNotMatching("org\\.lambdainvoke\\.invoke\\.RoleCredentials")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.securitytoken..")
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
                .that(resideOutsideOfPackages("org.lambdainvoke.invoke", "org.lambdainvoke.local"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.eventstream..")
                .check(CLASSES);
    }

    @Test
    public void servletTypesStayAtBothEndsOfTheWay() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.lambdainvoke", "org.lambdainvoke.exchange", "org.lambdainvoke.request")
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
    public void requestPayloadAndResponseKnowOfInvokeOnlyItsValues() {
        noClasses()
                .that()
                .resideInAnyPackage("org.lambdainvoke.request", "org.lambdainvoke.payload", "org.lambdainvoke.response")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.lambdainvoke\\.invoke\\.(.*Invoker|AdmissionLimit|Connection.*|Regions|Sdk.*)")
                .check(CLASSES);
    }

    @Test
    public void configKnowsNothingOfTheOthers() {
        noClasses()
                .that()
                .resideInAPackage("org.lambdainvoke.config")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.lambdainvoke..")
                        .and(resideOutsideOfPackages("org.lambdainvoke.config")))
                .check(CLASSES);
    }

    @Test
    public void httpKnowsNothingOfTheOthers() {
        noClasses()
                .that()
                .resideInAPackage("org.lambdainvoke.http")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.lambdainvoke..").and(resideOutsideOfPackages("org.lambdainvoke.http")))
                .check(CLASSES);
    }

    /** What others have written goes through one class into the log. */
    @Test
    public void whoLogsEscapes() {
        classes()
                .that(call("org.slf4j.Logger"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.lambdainvoke.text.LogText")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> call(String owner) {
        return DescribedPredicate.describe(
                "call " + owner,
                type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().equals(owner)));
    }

    @Test
    public void textKnowsNothingOfTheOthers() {
        noClasses()
                .that()
                .resideInAPackage("org.lambdainvoke.text")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.lambdainvoke..").and(resideOutsideOfPackages("org.lambdainvoke.text")))
                .check(CLASSES);
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
