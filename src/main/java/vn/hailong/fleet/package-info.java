/// Many terminals in one program, as load for a broker and an agency: real connections, the real wire format, real
/// receipts.
@NullMarked
package vn.hailong.fleet;

import org.jspecify.annotations.NullMarked;
