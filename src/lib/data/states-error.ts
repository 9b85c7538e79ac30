// How the data of a state can fail. These are thrown as plain values, not as `Error`s: they are outcomes of an execution, need no stack,
// and are cheap to make.
import type { JsonValue } from '../asl/index.ts';
import type { Reading } from '../grammar/index.ts';
import { toJsonText } from './tools/java-text.ts';

/** A failure that an execution reports: AWS's error name and the text of its cause without the "An error occurred while executing the state …" prefix, which only the interpreter knows. */
export class StatesError {
  readonly error: string;
  readonly cause: string | undefined;
  /** JSONata: the field it happened in, such as `Output/total` or `Assign/x`. */
  readonly location: string | undefined;

  constructor(error: string, cause?: string, location?: string) {
    this.error = error;
    this.cause = cause;
    this.location = location;
  }
}

/** A definite path that leads to nothing. Each field words it differently, so the finder of the path decides. */
export class PathNotFound {
  /** The path as the author wrote it. */
  readonly path: string;
  /** Jayway's explanation, such as `No results for path: $['a']['b']` or `Missing property in path $['a']`. */
  readonly reason: string;
  /** What the path was applied to: the input, or the context object for `$$`. */
  readonly appliedTo: JsonValue;

  constructor(path: string, reason: string, appliedTo: JsonValue) {
    this.path = path;
    this.reason = reason;
    this.appliedTo = appliedTo;
  }

  /** The wording of InputPath, OutputPath, TimeoutSecondsPath and HeartbeatSecondsPath. */
  toStatesError(): StatesError {
    if (this.appliedTo === null) return new StatesError('States.Runtime', noInput);
    return new StatesError('States.Runtime', `Invalid path '${this.path}' : ${this.reason}`);
  }

  /** The wording of keys ending in `.$`, ErrorPath and CausePath; `field` is the key as written. */
  inField(field: string): StatesError {
    if (this.appliedTo === null) return new StatesError('States.Runtime', noInput);
    return new StatesError(
      'States.Runtime',
      `The JSONPath '${this.path}' specified for the field '${field}' could not be found in the input '${toJsonText(this.appliedTo)}'`,
    );
  }

  /** The wording of an argument of an intrinsic function; `call` is the whole text of the outermost call, `input` what `$` is. */
  inCall(call: string, input: JsonValue): StatesError {
    // Observed of AWS: the words of its JSONPath library show through here, and `$$.…` is told as `$.…` of the input.
    const problem = this.reason.startsWith('Filter:')
      ? this.reason
      : `The JsonPath argument for the field '${this.path.replace(/^\$\$/, '$')}' could not be found in the input '${toJsonText(input)}'`;
    return new StatesError('States.Runtime', `The function '${call}' had the following error: ${problem}`);
  }
}

// Reported by users of AWS for a path applied to a null input.
const noInput = 'Unable to apply Path transformation to null or empty input.';

/** A path or function text that does not follow the grammar; AWS refuses such a definition when it is created. */
export class SyntaxProblem {
  readonly text: string;
  readonly message: string;
  /** Where in `text`, in UTF-16 code units. */
  readonly at: number;

  constructor(text: string, message: string, at: number) {
    this.text = text;
    this.message = message;
    this.at = at;
  }
}

/** What was read of a text; throws SyntaxProblem if it does not follow its grammar. */
export function accepted<T>(text: string, reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  const { subject, message, offset } = reading.mistake;
  throw new SyntaxProblem(text, `The ${subject} "${text}" ${message}.`, offset);
}
