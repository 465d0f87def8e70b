package dev.readdress.cli;

import dev.readdress.connection.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which hosts, as ansible-playbook's options say it. */
final class InventoryOptions {
  @Option(
      names = {"-i", "--inventory", "--inventory-file"},
      paramLabel = "SOURCE",
      description =
          "An inventory: a file, a directory, an executable, or a list of hosts with a comma"
              + " (-i node1,node2,). Can be given several times; later ones win.")
  List<String> sources = new ArrayList<>();

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "PATTERN",
      description =
          "Limit what is changed to these hosts. The other members of their clusters are observed"
              + " all the same.")
  @Nullable String limit;

  @Option(
      names = "--vault-id",
      paramLabel = "[LABEL@]SOURCE",
      description =
          "A password of ansible-vault: a file, an executable that prints it, or the word prompt.")
  List<String> vaultIds = new ArrayList<>();

  @Option(
      names = {"--vault-password-file", "--vault-pass-file"},
      paramLabel = "FILE",
      description = "The same without a label.")
  List<String> vaultPasswordFiles = new ArrayList<>();

  @Option(
      names = {"-J", "--ask-vault-password", "--ask-vault-pass"},
      description = "Ask for the password of ansible-vault.")
  boolean askVaultPassword;

  /** The options that name the same hosts again, quoted for a shell. */
  String again() {
    List<String> words = new ArrayList<>();
    sources.forEach(source -> words.addAll(List.of("-i", source)));
    if (limit != null) {
      words.addAll(List.of("-l", limit));
    }
    return words.stream().map(InventoryOptions::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : ShellWord.quote(word);
  }
}
