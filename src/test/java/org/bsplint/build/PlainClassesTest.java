package org.bsplint.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that makes plain classes of dynamic calls: what it makes does the same. */
final class PlainClassesTest {
    private static final Path TOOL = Path.of("src/build/java/org/bsplint/build");

    /** Laid there by the build. */
    private static final Path ASM = Path.of("target/build-step/asm.jar");

    private static final String SOURCE = """
            package org.bsplint.sample;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            public class Sample {
                record Point(int x, long y, double z, float f, boolean b, char c, byte d, short e, String s, int[] a) {}
                record Empty() {}
                interface Named { String name(); default String twice() { return name() + name(); } }
                interface Twice { String twice(); default String name() { return "never"; } }
                interface Three<A, B> { B of(A one, long two, int three); }
                class Inner {
                    private int held = 7;
                    Supplier<Integer> mine() { return () -> held + shared; }
                    Supplier<String> outer() { return Sample.this::secret; }
                }
                private int shared = 3;
                private String secret() { return "secret" + shared; }
                private static int privately(Integer one) { return one + 1; }
                static long wide(int one) { return one; }
                interface Host { default Supplier<String> self() { return () -> getClass().getSimpleName() + own(); }
                    private String own() { return "own"; }
                    static Supplier<String> fixed() { return () -> "static"; } }
                static class Hosted implements Host {}
                static <T extends Comparable<T>> T most(List<T> all) { return all.stream().max(Comparable::compareTo).get(); }

                public static String run() {
                    StringBuilder out = new StringBuilder();
                    Consumer<Object> say = one -> out.append(one).append(';');
                    long big = 5_000_000_000L; double half = 0.5; float third = 1f / 3; char letter = 'q'; short small = 4;
                    Supplier<String> all = () -> big + " " + half + " " + third + " " + letter + " " + small;
                    say.accept(all.get());
                    ToIntFunction<String> length = String::length; say.accept(length.applyAsInt("four"));
                    Function<String, Integer> boxed = String::length; say.accept(boxed.apply("seven77"));
                    ToLongFunction<Integer> widened = Integer::intValue; say.accept(widened.applyAsLong(9));
                    IntToLongFunction wide = Sample::wide; say.accept(wide.applyAsLong(11));
                    Function<Integer, Integer> priv = Sample::privately; say.accept(priv.apply(1));
                    IntFunction<int[]> array = int[]::new; say.accept(array.apply(3).length);
                    Function<String, StringBuilder> made = StringBuilder::new; say.accept(made.apply("made"));
                    Supplier<List<String>> list = ArrayList::new; say.accept(list.get());
                    Runnable dropped = list.get()::size; dropped.run();
                    Runnable droppedLong = "a"::hashCode; droppedLong.run();
                    BiFunction<Integer, Integer, Integer> sum = Integer::sum; say.accept(sum.apply(20, 22));
                    DoubleUnaryOperator square = x -> x * x; say.accept(square.applyAsDouble(1.5));
                    IntPredicate even = x -> x % 2 == 0; say.accept(even.negate().test(3));
                    Predicate<String> empty = String::isEmpty; say.accept(empty.or(x -> x.equals("x")).test("x"));
                    Named named = () -> "n"; Twice twice = () -> "t";
                    say.accept(named.twice() + twice.twice() + twice.name() + named.name());
                    Three<String, String> three = (one, two, number) -> one + two + number + big; say.accept(three.of("a", 2, 3));
                    Sample sample = new Sample(); Inner inner = sample.new Inner();
                    say.accept(inner.mine().get()); say.accept(inner.outer().get());
                    say.accept(new Hosted().self().get()); say.accept(Host.fixed().get());
                    say.accept(Stream.of("b", "c", "a").sorted(Comparator.comparing((String s) -> s).reversed()).toList());
                    say.accept(IntStream.range(0, 5).mapToObj(i -> "i" + i).collect(Collectors.joining(",")));
                    say.accept(Stream.of(1, 2, 3).collect(Collectors.toMap(i -> i, i -> i * big, (a, b) -> a, TreeMap::new)));
                    say.accept(most(List.of("x", "z", "y")));
                    say.accept(Stream.of(List.of(1), new TreeSet<>(List.of(3, 2))).flatMap(Collection::stream).toList());
                    say.accept(Stream.of(Optional.of(1), Optional.of(4)).flatMap(Optional::stream).skip(1).findFirst());
                    Supplier<Supplier<String>> nested = () -> () -> letter + "nested"; say.accept(nested.get().get());
                    Function<Object, String> cast = Object::toString;
                    try { ((Function) (Function<String, Integer>) String::length).apply(1); say.accept("no cast"); }
                    catch (ClassCastException expected) { say.accept("cast"); }
                    try { String none = null; Supplier<Integer> bound = none::length; say.accept("bound"); }
                    catch (NullPointerException expected) { say.accept("null"); }
                    int[] shared = {1};
                    Point a = new Point(1, 2, 3.5, 4.5f, true, 'c', (byte) 5, (short) 6, "s", shared);
                    Point b = new Point(1, 2, 3.5, 4.5f, true, 'c', (byte) 5, (short) 6, "s", shared);
                    Point nan = new Point(1, 2, Double.NaN, Float.NaN, true, 'c', (byte) 5, (short) 6, null, null);
                    Point zero = new Point(1, 2, 0.0, 0f, true, 'c', (byte) 5, (short) 6, null, null);
                    Point minus = new Point(1, 2, -0.0, 0f, true, 'c', (byte) 5, (short) 6, null, null);
                    say.accept(a.equals(b)); say.accept(a.equals(nan)); say.accept(nan.equals(nan)); say.accept(zero.equals(minus));
                    say.accept(a.equals(null)); say.accept(a.equals("a")); say.accept(nan.hashCode());
                    say.accept(new Point(1, 2, 3, 4, false, 'x', (byte) -1, (short) -2, "t", null).hashCode());
                    say.accept(nan); say.accept(new Empty()); say.accept(new Empty().hashCode());
                    record Local(String word) {} say.accept(new Local("w"));
                    return out.toString();
                }
            }
            """;

    @Test
    void doesTheSame(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(ASM), "the build lays it there");
        Path tool = folder.resolve("tool");
        Path classes = folder.resolve("classes");
        compile(tool, List.of("-cp", ASM.toString()), sources(TOOL));
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        compile(classes, List.of("--release", "17", "-XDstringConcat=inline"), List.of(source));
        String before = run(classes);
        assertTrue(holds(classes, "LambdaMetafactory"));

        rewrite(tool, classes);

        assertEquals(before, run(classes));
        assertFalse(holds(classes, "LambdaMetafactory"));
        assertFalse(holds(classes, "ObjectMethods"));
        List<byte[]> once = contents(classes);
        rewrite(tool, classes); // what is plain stays as it is
        List<byte[]> again = contents(classes);
        for (int i = 0; i < once.size(); i++) {
            assertTrue(Arrays.equals(once.get(i), again.get(i)));
        }
    }

    @Test
    void whatWasMadeOfEarlierClassesGoes(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(ASM), "the build lays it there");
        Path tool = folder.resolve("tool");
        Path classes = folder.resolve("classes");
        compile(tool, List.of("-cp", ASM.toString()), sources(TOOL));
        for (String name : List.of("Kept", "Plainer", "Gone")) {
            Path source = folder.resolve(name + ".java");
            Files.writeString(source, "class " + name + " { Runnable a = () -> {}; }");
            compile(classes, List.of("--release", "17"), List.of(source));
        }
        rewrite(tool, classes);
        assertTrue(Files.exists(classes.resolve("Plainer$Lambdas.class")));
        Path plainer = Files.writeString(folder.resolve("Plainer.java"), "class Plainer {}");
        compile(classes, List.of("--release", "17"), List.of(plainer));
        Files.delete(classes.resolve("Gone.class"));
        rewrite(tool, classes);
        try (Stream<Path> left = Files.list(classes)) {
            assertEquals(
                    List.of("Kept$Lambdas.class", "Kept.class", "Plainer.class"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void usesLighterStreams(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(ASM), "the build lays it there");
        Path tool = folder.resolve("tool");
        Path classes = folder.resolve("classes");
        compile(tool, List.of("-cp", ASM.toString()), sources(TOOL));
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        List<Path> all = new ArrayList<>(sources(Path.of("src/main/java/org/bsplint/pipeline")));
        all.add(source);
        compile(classes, List.of("--release", "17", "-XDstringConcat=inline"), all);
        String before = run(classes);

        rewrite(tool, classes);

        assertEquals(before, run(classes));
        String sample =
                Files.readString(classes.resolve("org/bsplint/sample/Sample.class"), StandardCharsets.ISO_8859_1);
        assertTrue(sample.contains("org/bsplint/pipeline/Pipeline"));
        assertTrue(sample.contains("org/bsplint/pipeline/Gathering"));
        assertTrue(sample.contains("org/bsplint/pipeline/Ordering"));
        String lambdas = Files.readString(
                classes.resolve("org/bsplint/sample/Sample$Lambdas.class"), StandardCharsets.ISO_8859_1);
        assertTrue(lambdas.contains("org/bsplint/pipeline/Pipeline"));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static void compile(Path to, List<String> options, List<Path> files) throws IOException {
        Files.createDirectories(to);
        Stream<String> words = Stream.of(
                        Stream.of("-d", to.toString(), "-proc:none"),
                        options.stream(),
                        files.stream().map(Path::toString))
                .flatMap(one -> one);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)),
                "compiles");
    }

    private static void rewrite(Path tool, Path classes) throws Exception {
        URL[] path = {tool.toUri().toURL(), ASM.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Method main = loader.loadClass("org.bsplint.build.PlainClasses").getMethod("main", String[].class);
            main.invoke(null, (Object) new String[] {classes.toString()});
        }
    }

    private static String run(Path classes) throws Exception {
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            return (String) loader.loadClass("org.bsplint.sample.Sample")
                    .getMethod("run")
                    .invoke(null);
        }
    }

    private static boolean holds(Path classes, String word) throws IOException {
        return contents(classes).stream().anyMatch(one -> new String(one, StandardCharsets.ISO_8859_1).contains(word));
    }

    private static List<byte[]> contents(Path classes) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        }
    }
}
