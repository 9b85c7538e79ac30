// What `diagnose` needs to know of an expression's inside. The outline of paths and intrinsic functions is read in this room;
// JSONata's parser, and the engine's own reading of paths, live in another one, so whoever has them hands them in.
import type { SyntaxProblem } from './path-syntax.ts';

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

/** Reads a JSONata expression (without `{%` and `%}`); must not throw. */
export type JsonataReader = (expression: string) => JsonataReading;

/** Reads a path or a call of an intrinsic function as the engine does; must not throw. */
export type PathReader = (text: string) => PathProblem | undefined;

export interface PathProblem extends SyntaxProblem {
  /** The text is well written, and fails whenever it is evaluated. */
  readonly whenRun?: true;
}
