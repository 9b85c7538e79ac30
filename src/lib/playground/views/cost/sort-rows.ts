// A table that a reader sorts: by which column, which way, and the rows in that order.
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What the rows are ordered by. */
  readonly value: (row: Row) => string | number;
  /** What a cell shows; the value itself where it is not given. */
  readonly text?: (row: Row) => string;
  readonly isNumber?: boolean;
  /** Left out where there is little room. */
  readonly isMinor?: boolean;
}

export interface Order {
  readonly key: string;
  readonly isDescending: boolean;
}

/** The order after a press on a column's title: numbers start with the largest; a second press turns it round. */
export function pressed<Row>(column: Column<Row>, order: Order | undefined): Order {
  if (order?.key === column.key) return { key: column.key, isDescending: !order.isDescending };
  return { key: column.key, isDescending: column.isNumber ?? false };
}

/** The rows in an order; equal rows, and all rows without an order, keep theirs. Makes a new list. */
export function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | undefined,
): readonly Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  if (!column || !order) return rows;
  const sign = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    return left === right ? 0 : (left < right ? -1 : 1) * sign;
  });
}
