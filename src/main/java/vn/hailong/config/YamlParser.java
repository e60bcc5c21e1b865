package vn.hailong.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// One YAML document into [Yaml]. Built on the engine's events and not on its nodes: so aliases are seen before they
/// are expanded, and nesting is bounded before it can overflow the stack.
final class YamlParser {
    private static final int MAXIMUM_DEPTH = 32;

    /// The text is not YAML, or more than we allow of it.
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String found;
        private final String expected;

        SyntaxException(int line, String found, String expected) {
            super(line + ": found " + found + ", expected " + expected);
            this.line = line;
            this.found = found;
            this.expected = expected;
        }

        int line() {
            return line;
        }

        String found() {
            return found;
        }

        String expected() {
            return expected;
        }
    }

    private final Iterator<Event> events;

    private YamlParser(Iterator<Event> events) {
        this.events = events;
    }

    static Yaml parse(String text) throws SyntaxException {
        refuseControlCharacters(text);
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        try {
            return new YamlParser(new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            String problem = Optional.ofNullable(e.getProblem()).orElse("a mistake");
            int begun = e.getContextMark().map(Mark::getLine).orElse(line - 1) + 1;
            String context = Optional.ofNullable(e.getContext()).orElse("");
            throw problem.contains("(TAB)")
                    ? new SyntaxException(line, "a tab", "spaces")
                    : explained(context, begun, problem, line)
                            .orElseGet(() -> new SyntaxException(line, notYaml(problem), "valid YAML"));
        } catch (YamlEngineException e) {
            throw new SyntaxException(0, notYaml(String.valueOf(e.getMessage())), "valid YAML");
        }
    }

    /// The usual mistakes in words for people who do not know YAML, where they were made and not where they were seen.
    ///
    /// @param begun the line where what could not be read begins
    private static Optional<SyntaxException> explained(String context, int begun, String problem, int line) {
        if (context.contains("quoted scalar") && problem.contains("unexpected")) {
            return Optional.of(new SyntaxException(
                    begun, "a quote that is opened here and not closed", "a quote at the end of the text too"));
        }
        if (problem.startsWith("mapping values are not allowed here")) {
            return Optional.of(new SyntaxException(
                    line, "a colon and a space within a text", "quotes around the text, as in 'Quầy 3: Đất đai'"));
        }
        if (problem.startsWith("could not find expected ':'")) {
            return Optional.of(new SyntaxException(
                    begun, "a line without a colon and a space after its key", "a key and a value, as in key: value"));
        }
        return Optional.empty();
    }

    private static String notYaml(String problem) {
        return "text that is no YAML (" + problem.replaceAll("\\s+", " ").strip() + ")";
    }

    private static void refuseControlCharacters(String text) throws SyntaxException {
        int line = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                throw new SyntaxException(
                        line, String.format("the control character U+%04X", character), "text that can be printed");
            }
            if (character == '\n') {
                line++;
            }
        }
    }

    private Yaml document() throws SyntaxException {
        Event event = next(Event.ID.StreamStart);
        event = events.next();
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw new SyntaxException(0, "an empty file", "keys and values");
        }
        Yaml document = node(events.next(), 1);
        next(Event.ID.DocumentEnd);
        event = events.next();
        if (event.getEventId() != Event.ID.StreamEnd) {
            throw new SyntaxException(line(event), "a second document", "one document in a file");
        }
        return document;
    }

    private Yaml node(Event event, int depth) throws SyntaxException {
        if (depth > MAXIMUM_DEPTH) {
            throw new SyntaxException(line(event), "more than " + MAXIMUM_DEPTH + " levels", "less nesting");
        }
        if (event instanceof AliasEvent alias) {
            throw new SyntaxException(line(event), "the alias *" + alias.getAlias(), "the value itself");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new SyntaxException(
                    line(event), "the anchor &" + node.getAnchor().get(), "a value without an anchor");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
        if (tag.isPresent()) {
            throw new SyntaxException(
                    line(event), "the tag " + tag.get().replace("tag:yaml.org,2002:", "!!"), "a value without a tag");
        }
        return switch (event) {
            case ScalarEvent scalar -> new Yaml.Scalar(scalar.getValue(), line(event));
            case SequenceStartEvent _ -> sequence(line(event), depth);
            case MappingStartEvent _ -> mapping(line(event), depth);
            default -> throw new SyntaxException(line(event), event.getEventId().name(), "a value");
        };
    }

    private Yaml sequence(int line, int depth) throws SyntaxException {
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Yaml.Sequence(items, line);
    }

    private Yaml mapping(int line, int depth) throws SyntaxException {
        List<Yaml.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Yaml key = node(event, depth + 1);
            if (!(key instanceof Yaml.Scalar scalar)) {
                throw new SyntaxException(key.line(), key.shown() + " before a colon", "a key");
            }
            entries.add(new Yaml.Entry(scalar.text(), scalar.line(), node(events.next(), depth + 1)));
        }
        return new Yaml.Mapping(entries, line);
    }

    private Event next(Event.ID expected) throws SyntaxException {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw new SyntaxException(line(event), event.getEventId().name(), expected.name());
        }
        return event;
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
