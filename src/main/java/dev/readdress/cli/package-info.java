/**
 * The command line: options with the meanings that ansible-playbook gives them, prompts, colours,
 * exit codes. This room alone prints, ends the program, and reads the environment and the home
 * directory; it wires the other rooms together and decides nothing that they decide. It may use all
 * of them.
 */
@NullMarked
package dev.readdress.cli;

import org.jspecify.annotations.NullMarked;
