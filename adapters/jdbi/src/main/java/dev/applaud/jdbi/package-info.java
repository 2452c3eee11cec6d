/// The storage ports on a SQL database: MySQL 8, or the embedded H2.
@NullMarked
package dev.applaud.jdbi;

import org.jspecify.annotations.NullMarked;
