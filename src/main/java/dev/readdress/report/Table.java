package dev.readdress.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns. Lines end where their last cell ends. */
final class Table {
  private static final int GAP = 2;

  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * One cell.
   *
   * @param shade what it means
   * @param text harmless already
   */
  record Cell(Shade shade, String text) {
    Cell {
      text = Sheet.harmless(text);
    }

    static Cell of(String text) {
      return new Cell(Shade.PLAIN, text);
    }

    /** A verdict or state of the contract, in its shade. */
    static Cell verdict(String value) {
      return new Cell(Shade.of(value), value);
    }

    int width() {
      return Sheet.length(text);
    }
  }

  Table head(List<String> titles) {
    rows.add(titles.stream().map(title -> new Cell(Shade.FAINT, title)).toList());
    return this;
  }

  Table row(List<Cell> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(Sheet sheet, int indent) {
    int[] widths = widths();
    for (List<Cell> row : rows) {
      int last = row.size() - 1;
      while (last > 0 && row.get(last).text().isEmpty()) {
        last--;
      }
      sheet.spaces(indent);
      for (int column = 0; column <= last; column++) {
        Cell cell = row.get(column);
        sheet.put(cell.shade(), cell.text());
        if (column < last) {
          sheet.spaces(widths[column] - cell.width() + GAP);
        }
      }
      sheet.end();
    }
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<Cell> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).width());
      }
    }
    return widths;
  }
}
