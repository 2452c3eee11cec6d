/// The REST API on a real server, over storage in memory.
@NullMarked
package dev.applaud.rest;

import org.jspecify.annotations.NullMarked;
