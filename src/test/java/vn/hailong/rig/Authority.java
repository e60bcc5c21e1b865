package vn.hailong.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.hailong.config.BrokerConfig;

/// An authority that issues certificates as an agency's would, with openssl.
public final class Authority {
    private final Path folder;
    private final String name;

    private Authority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    public static Authority make(Path folder, String name) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Authority authority = new Authority(folder, name);
        authority.run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 20 -subj /CN=" + name
                + " -keyout " + name + ".key -out " + name + ".pem");
        return authority;
    }

    public Path certificate() {
        return folder.resolve(name + ".pem");
    }

    /// A configuration of somebody to whom this authority has issued a certificate just now; its broker answers never.
    public BrokerConfig issue(String commonName) throws IOException, InterruptedException {
        return issue(commonName, "ec -pkeyopt ec_paramgen_curve:P-256");
    }

    /// @param key the kind, as openssl wants it
    public BrokerConfig issue(String commonName, String key) throws IOException, InterruptedException {
        String file = name + "-" + commonName + "-" + Long.toHexString(System.nanoTime());
        run("openssl req -newkey " + key + " -nodes -subj /O=Ba/CN=" + commonName + " -keyout " + file + ".key -out "
                + file + ".csr");
        run("openssl x509 -req -days 10 -CA " + name + ".pem -CAkey " + name + ".key -CAcreateserial -in " + file
                + ".csr -out " + file + ".pem");
        return new BrokerConfig(
                URI.create("mqtts://localhost:9"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(certificate()),
                Optional.of(folder.resolve(file + ".pem")),
                Optional.of(folder.resolve(file + ".key")));
    }

    private void run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command.split(" ", -1)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
    }
}
