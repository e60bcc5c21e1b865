package vn.hailong.agency.standalone;

import java.nio.file.Path;

/// A program that runs the database until it is killed.
final class DatabaseHolder {
    static final String READY = "ready";

    private DatabaseHolder() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase.start(Path.of(arguments[0]));
        System.out.println(READY);
        System.in.read();
    }
}
