package dev.readdress.inventory;

import java.math.BigInteger;
import java.util.List;

/**
 * A value as it is written in an inventory, with its place. Nothing is rendered or decrypted, and
 * {@link Object#toString()} shows only what kind of value it is: every variable may be a password.
 */
public sealed interface Value {
  /** Where it is written: {@code file:line:col}, or a file and the way into it. */
  String where();

  /** What it is, for messages: {@code "a list"}. */
  String kind();

  /** No value. */
  record Nothing(String where) implements Value {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** True or false. */
  record Flag(boolean value, String where) implements Value {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  /** A whole number. */
  record Whole(BigInteger value, String where) implements Value {
    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** A number with a fraction or an exponent. */
  record Fraction(double value, String where) implements Value {
    @Override
    public String kind() {
      return "a fractional number";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** Text, perhaps with a template in it. */
  record Text(String text, String where) implements Value {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** Text that Ansible marks {@code !unsafe}: what looks like a template in it is none. */
  record Verbatim(String text, String where) implements Value {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** A value that is encrypted with ansible-vault. */
  record Encrypted(String envelope, String where) implements Value {
    @Override
    public String kind() {
      return "a vaulted value";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** A list. */
  record Sequence(List<Value> items, String where) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping, its entries in the order in which they were written. */
  record Mapping(List<Entry> entries, String where) implements Value {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A key with its value; keys may be numbers or true and false, as in YAML and Python. */
  record Entry(Value key, Value value) {}
}
