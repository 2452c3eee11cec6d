/// JSON Web Tokens: tells whose a token is, and makes tokens for development.
@NullMarked
package dev.applaud.jwt;

import org.jspecify.annotations.NullMarked;
