/// What the agency keeps for good, in PostgreSQL. The only importer of Jdbi, HikariCP and Flyway.
@NullMarked
package vn.hailong.agency.store;

import org.jspecify.annotations.NullMarked;
