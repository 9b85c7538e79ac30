// What `diagnose` needs to know of the inside of a JSONata expression. JSONata's parser is a large library and lives in the room data,
// so whoever has it hands its reader in.

/** A name that an expression refers to, with where it stands in the expression. */
export interface JsonataReference {
  /** A variable without its dollar sign (`states`, `total`), or the field name that is read where there is no context. */
  readonly name: string;
  /** The field read of it in the next step, if it is written out: `result` in `$states.result.id`. */
  readonly field?: string;
  /** UTF-16 offset in the expression. */
  readonly offset: number;
}

export interface JsonataReading {
  /** The parser's message without its code, and where in the expression it gave up; absent if the expression parses. */
  readonly problem?: { readonly message: string; readonly offset: number };
  /** Variables that the expression reads and does not bind itself, `$states` and functions included. */
  readonly variables: readonly JsonataReference[];
  /** Names read at the top level, where Step Functions has no context: `phone` in `phone.home`; `$$` and `$` too. */
  readonly contextReads: readonly JsonataReference[];
}

/** Reads a JSONata expression (without `{%` and `%}`); must not throw. Several checks ask it about each. */
export type JsonataReader = (expression: string) => JsonataReading;
