/// The MQTT contract between terminals and an agency: topics, records, and the codec that turns them into JSON bytes.
/// The published JSON Schemas and the AsyncAPI description lie beside it as resources and are tested against it.
@NullMarked
package vn.hailong.wire;

import org.jspecify.annotations.NullMarked;
