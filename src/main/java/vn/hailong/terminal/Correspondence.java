package vn.hailong.terminal;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.config.TerminalConfig;
import vn.hailong.outbox.Outbox;
import vn.hailong.sync.Courier;
import vn.hailong.sync.CourierListener;
import vn.hailong.sync.CourierLoop;
import vn.hailong.sync.CourierSettings;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;
import vn.hailong.wire.Topic;

/// What goes between the terminal and its agency: the responses in the outbox, the status it reports, what the agency
/// asks of it. The courier brings it, and tells here how that goes. Works whether or not there is a broker.
final class Correspondence implements CourierListener, AutoCloseable {
    private final StatusReporter status;
    private final Link link;
    private final Front front;
    private final Housekeeping housekeeping;
    private final AgencyMessages messages;
    private final CourierLoop courier;

    /// @param front        shows whether there is a connection
    /// @param housekeeping reports the status when there is one again
    Correspondence(
            TerminalConfig config,
            Outbox outbox,
            RatingButtons buttons,
            HostClock clock,
            Supplier<Duration> uptime,
            Front front,
            Housekeeping housekeeping) {
        this.status =
                new StatusReporter(config, outbox, buttons, clock, new HostHealth(config.dataFolder()), this::courier);
        this.link = new Link(clock::now);
        this.front = front;
        this.housekeeping = housekeeping;
        this.messages = new AgencyMessages(outbox, status, clock);
        MqttUplink uplink = new MqttUplink(config, () -> encoded(Status.State.OFFLINE));
        this.courier = new CourierLoop(wake -> new Courier(
                outbox,
                uplink,
                CourierSettings.standard(config.sync().backlogPerSecond()),
                this,
                uptime,
                RandomGenerator.getDefault(),
                wake));
    }

    private Courier courier() {
        return courier.courier();
    }

    private byte[] encoded(Status.State state) {
        return StatusCodec.encode(status.status(state));
    }

    /// Begins to look for the broker. Once.
    ///
    /// @param later so much later, unless a response is sealed before
    void begin(Duration later) {
        courier.start(later);
    }

    /// There is a response to send.
    void sealed() {
        courier.wake();
    }

    /// Tells the agency how the terminal stands, as soon as it can be told.
    void report(Status.State state) {
        courier().send(Topic.Kind.STATUS, encoded(state));
    }

    /// How the terminal stands.
    Status status() {
        return status.status(Status.State.ONLINE);
    }

    /// How it stands with the broker and the agency.
    Link.Reading link() {
        return link.reading();
    }

    @Override
    public void online() {
        link.online();
        front.offline(false);
        housekeeping.reportSoon();
    }

    @Override
    public void offline(String reason) {
        link.offline(reason);
        front.offline(true);
    }

    @Override
    public void takenOver(String reason) {
        link.takenOver(reason);
        front.offline(true);
    }

    @Override
    public void received(Topic.Kind kind, byte[] payload) {
        messages.received(kind, payload, courier());
    }

    @Override
    public void receipted(int responses) {
        link.receipted();
        Logger.debug("The agency holds {} more responses", responses);
    }

    /// Says goodbye to the agency.
    @Override
    public void close() {
        report(Status.State.OFFLINE);
        courier.close();
    }
}
