/// The whole path under every fault at once: real terminals, a real broker, a real PostgreSQL, real receivers, and a
/// network, disks and clocks that fail by a plan that a seed decides. A program of its own (`src/rig/torture/run`), and
/// a short part of it in `verify`.
@NullMarked
package vn.hailong.torture;

import org.jspecify.annotations.NullMarked;
