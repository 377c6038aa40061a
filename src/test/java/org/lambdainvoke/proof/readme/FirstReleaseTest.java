package org.lambdainvoke.proof.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A program that was written against 0.1.0 compiles after the renames that CHANGELOG.md lists, and nothing else. */
public class FirstReleaseTest {
    @Rule
    public final TemporaryFolder classes = new TemporaryFolder();

    private static Map<String, String> renames() throws Exception {
        Map<String, String> renames = new LinkedHashMap<>();
        Pattern.compile("`(org\\.lambdainvoke\\.[\\w.]+)` is now `(org\\.lambdainvoke\\.[\\w.]+)`")
                .matcher(Files.readString(Path.of("CHANGELOG.md")))
                .results()
                .forEach(rename -> renames.put(rename.group(1), rename.group(2)));
        return renames;
    }

    private static String program() throws Exception {
        return Files.readString(Path.of("src/test/resources/first-release/Application.java"));
    }

    private String compile(String source) throws Exception {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Application.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter errors = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d",
                classes.getRoot().getPath(),
                "-proc:none",
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        boolean unused = compiler.getTask(errors, null, null, options, null, List.of(file))
                .call();
        return errors.toString();
    }

    @Test
    public void itsProgramsCompileAfterTheRenames() throws Exception {
        String source = program();
        for (Map.Entry<String, String> rename : renames().entrySet()) {
            source = source.replace("import " + rename.getKey() + ";", "import " + rename.getValue() + ";");
        }
        assertThat(compile(source)).isEmpty();
    }

    @Test
    public void noRenameIsOfAClassThatIsStillThere() throws Exception {
        assertThat(renames().keySet())
                .isNotEmpty()
                .allSatisfy(old -> assertThat(compile("import " + old + ";")).contains("error"));
    }
}
