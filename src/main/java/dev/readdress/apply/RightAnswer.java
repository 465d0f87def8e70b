package dev.readdress.apply;

import dev.readdress.patroni.Endpoint;

/**
 * From one node, the right member answers.
 *
 * @param from the member on whose node it was asked
 * @param about the member that answered, and should
 * @param endpoint the endpoint
 */
record RightAnswer(String from, String about, Endpoint endpoint) {}
