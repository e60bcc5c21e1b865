/// MQTT 5, and the only importer of Paho. One [MqttConnection] is one connection: it never reconnects by itself; who
/// owns it decides when to open the next.
@NullMarked
package vn.hailong.mqtt;

import org.jspecify.annotations.NullMarked;
