package dev.applaud.bootstrap.commands;

/// What a command has to say.
///
/// @param json for programs: maps, lists, texts and numbers
/// @param text for people
record Answer(Object json, String text) {}
