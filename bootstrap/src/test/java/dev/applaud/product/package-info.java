/// The whole product as its users run it: a process of its own, real clients, real databases.
@NullMarked
package dev.applaud.product;

import org.jspecify.annotations.NullMarked;
