package dev.readdress.inventory;

/** Python's constants that are words. */
enum PythonWord {
  TRUE("True") {
    @Override
    Value value(String where) {
      return new Value.Flag(true, where);
    }
  },
  FALSE("False") {
    @Override
    Value value(String where) {
      return new Value.Flag(false, where);
    }
  },
  NONE("None") {
    @Override
    Value value(String where) {
      return new Value.Nothing(where);
    }
  };

  private final String spelling;

  PythonWord(String spelling) {
    this.spelling = spelling;
  }

  String spelling() {
    return spelling;
  }

  abstract Value value(String where);
}
