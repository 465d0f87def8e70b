package dev.readdress.cluster;

/** A question with what came back. */
public record Answer(Question question, Reply reply) {}
