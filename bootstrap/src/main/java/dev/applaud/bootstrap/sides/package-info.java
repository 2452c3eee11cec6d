/// The sides of the house, each built by one class: storage, identity, sockets, REST.
@NullMarked
package dev.applaud.bootstrap.sides;

import org.jspecify.annotations.NullMarked;
