package dev.readdress.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Takes the next word as it is: arguments for SSH begin as options do, and with {@code -J bastion}
 * not the command's own {@code -J} is meant.
 */
final class SshArguments implements IParameterPreprocessor {
  @Override
  public boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (words.isEmpty()) {
      return false;
    }
    option.setValue(words.pop());
    return true;
  }
}
