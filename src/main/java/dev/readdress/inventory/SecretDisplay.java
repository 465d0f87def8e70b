package dev.readdress.inventory;

import dev.readdress.problem.Secret;
import dev.readdress.problem.SecretNames;

/** Whether a listing of the inventory shows what may be secret ({@code --show-secrets}). */
public enum SecretDisplay {
  /** Values of variables whose names speak of secrets, and vaulted values, are masked. */
  MASKED {
    @Override
    Value shown(String name, Value value) {
      boolean secret = value instanceof Value.Encrypted || isSecret(name);
      return secret && !(value instanceof Value.Nothing)
          ? new Value.Text(Secret.MASK, value.where())
          : value;
    }
  },
  /** Everything is shown as it is written. */
  SHOWN {
    @Override
    Value shown(String name, Value value) {
      return value;
    }
  };

  /** True where a name says that its value is secret. */
  static boolean isSecret(String name) {
    return SecretNames.isSecret(name);
  }

  /** What is shown in the place of a value under a name. */
  abstract Value shown(String name, Value value);
}
