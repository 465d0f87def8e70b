package dev.readdress.cluster;

/**
 * A login for replication with what came of it.
 *
 * @param question from where and where to
 * @param reply what came of it
 */
public record Login(LoginQuestion question, LoginReply reply) {}
