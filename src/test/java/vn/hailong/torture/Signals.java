package vn.hailong.torture;

import java.io.IOException;

/// SIGSTOP and SIGCONT, which Java does not send.
final class Signals {
    private Signals() {}

    static void stop(ProcessHandle process) throws IOException {
        send("STOP", process);
    }

    static void go(ProcessHandle process) throws IOException {
        send("CONT", process);
    }

    private static void send(String signal, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
        try {
            if (kill.waitFor() != 0 && process.isAlive()) {
                throw new IOException("can't send " + signal + " to process " + process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending " + signal, e);
        }
    }
}
