package vn.hailong.agency.intake;

import java.util.List;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.MqttListener;

/// Opens connections to the agency's broker.
interface Dialler {
    /// Returns when the broker has accepted us.
    Connection dial(MqttListener listener) throws MqttFailure;

    interface Connection extends Link, AutoCloseable {
        void subscribe(List<String> filters) throws MqttFailure;

        @Override
        void close();
    }
}
