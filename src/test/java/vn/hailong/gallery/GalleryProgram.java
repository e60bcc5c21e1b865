package vn.hailong.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.screen.ScreenDoor;
import vn.hailong.survey.Questionnaire;
import vn.hailong.tablet.TabletDoor;

/// Shows everything that citizens and staff can come to see, on every panel, and inspects it. The last line counts the
/// pictures and their faults. Exits with 1 if there is a fault, or if the inspection misses one that was made on
/// purpose. Needs `DISPLAY` to name an X server, which shows nothing of it.
///
/// | option | |
/// |---|---|
/// | `--folder F` | writes the pictures there, and a contact sheet; else they are only inspected |
/// | `--questionnaires a,b` | only these |
/// | `--panels 800x480,…` | only these |
/// | `--languages vi,en` | only these |
/// | `--doors screen,tablet` | only these |
/// | `--manners a,b` | larger text and high contrast for these; else for q1 and quick5 |
final class GalleryProgram {
    private static final Set<String> OPTIONS =
            Set.of("folder", "questionnaires", "panels", "languages", "doors", "manners");

    private static final List<Fault.Kind> COUNTED =
            List.of(Fault.Kind.CLIPPED, Fault.Kind.OVERLAPPING, Fault.Kind.SMALL_TARGET, Fault.Kind.LOW_CONTRAST);

    private static final List<Fault.Kind> OTHERS = List.of(Fault.Kind.SMALL_TEXT, Fault.Kind.OUT_OF_REACH);

    private interface Opening {
        Door open() throws IOException;
    }

    private static final Map<String, Opening> DOORS = Map.of("screen", ScreenDoor::open, "tablet", TabletDoor::open);

    private GalleryProgram() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.read(arguments, OPTIONS);
        List<Questionnaire> shipped = AgencyConfigReader.read(Path.of("device-config/example-ward/agency.yaml"))
                .questionnaires();
        Set<String> inEveryManner =
                options.list("manners").<Set<String>>map(HashSet::new).orElse(Set.of("q1", "quick5"));
        Gallery.Plan plan = new Gallery.Plan(
                options.list("questionnaires").map(ids -> named(shipped, ids)).orElse(shipped),
                options.list("languages").orElse(List.of("vi", "en")),
                options.list("panels")
                        .map(names -> names.stream().map(Panel::of).toList())
                        .orElse(Panel.ALL),
                inEveryManner,
                options.one("folder").isPresent());
        System.out.println("larger text and high contrast: " + String.join(", ", new TreeSet<>(inEveryManner)));
        List<String> doors = options.list("doors").orElse(List.of("screen", "tablet"));
        boolean sound = run(plan, doors, options.one("folder").map(Path::of));
        System.exit(sound ? 0 : 1); // the window toolkit's threads never end
    }

    private static boolean run(Gallery.Plan plan, List<String> doors, Optional<Path> folder) throws Exception {
        try (Album album = new Album(folder.orElse(Path.of("")))) {
            // A browser waits more than it works, and the toolkit draws on one thread.
            ExecutorService threads =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1);
            boolean tested = true;
            try {
                List<Future<List<String>>> walks = doors.stream()
                        .flatMap(door -> shares(door, plan).stream().map(share -> walk(door, share, album)))
                        .map(threads::submit)
                        .toList();
                for (Future<List<String>> walk : walks) {
                    List<String> missed = walk.get();
                    missed.forEach(each -> System.out.println("the inspection fails: " + each));
                    tested &= missed.isEmpty();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the gallery could not be walked through", e);
            } finally {
                threads.shutdownNow();
            }
            album.finish();
            Map<String, List<Fault>> faults = album.faults();
            if (folder.isPresent()) {
                ContactSheet sheet = new ContactSheet(faults);
                sheet.writePage(folder.get().resolve("index.html"));
                sheet.writePicture(album.small(), folder.get().resolve("contact-sheet.png"));
            }
            faults.forEach((file, found) -> found.forEach(fault -> System.out.println(file + ": " + fault)));
            System.out.println(counted("besides: ", OTHERS, faults));
            System.out.println(counted("gallery: " + faults.size() + " pictures, ", COUNTED, faults));
            return tested && faults.values().stream().allMatch(List::isEmpty);
        }
    }

    /// Each panel's tablet has a browser of its own; there is one window toolkit.
    private static List<Gallery.Plan> shares(String door, Gallery.Plan plan) {
        return door.equals("tablet")
                ? plan.panels().stream()
                        .map(panel -> new Gallery.Plan(
                                plan.questionnaires(),
                                plan.languages(),
                                List.of(panel),
                                plan.thorough(),
                                plan.pictures()))
                        .toList()
                : List.of(plan);
    }

    /// @return what the door's inspection missed
    private static Callable<List<String>> walk(String name, Gallery.Plan plan, Album album) {
        return () -> {
            Opening opening = DOORS.get(name);
            if (opening == null) {
                throw new IllegalArgumentException("no door " + name + ", expected one of " + DOORS.keySet());
            }
            try (Door door = opening.open()) {
                List<String> missed = door.selfTest();
                if (missed.isEmpty()) {
                    new Gallery(plan, album).walk(door);
                }
                return missed;
            }
        };
    }

    private static String counted(String beginning, List<Fault.Kind> kinds, Map<String, List<Fault>> faults) {
        Map<Fault.Kind, Long> counts = faults.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Fault::kind, Collectors.counting()));
        return kinds.stream()
                .map(kind -> kind.words() + " " + counts.getOrDefault(kind, 0L))
                .collect(Collectors.joining(", ", beginning, ""));
    }

    private static List<Questionnaire> named(List<Questionnaire> shipped, List<String> ids) {
        return ids.stream()
                .map(id -> shipped.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no questionnaire " + id)))
                .toList();
    }
}
