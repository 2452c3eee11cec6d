/// The resources, each thin: read the request, call the use case, show the outcome; and how things look in JSON.
@NullMarked
package dev.applaud.rest.resource;

import org.jspecify.annotations.NullMarked;
