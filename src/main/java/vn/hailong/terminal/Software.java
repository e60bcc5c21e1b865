package vn.hailong.terminal;

/// Which version this is, from the jar's manifest.
final class Software {
    private Software() {}

    static String version() {
        String version = Software.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
