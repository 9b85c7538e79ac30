// A call of an intrinsic function, such as `States.Format('Hello, {}', $.name)`, ready to be evaluated.
import type { JsonValue } from '../../asl/index.ts';
import { readIntrinsicCall, type IntrinsicArgument, type IntrinsicCall } from '../../grammar/index.ts';
import { compileParsedPath } from '../path/path.ts';
import type { Scope } from '../scope.ts';
import { accepted, PathNotFound, StatesError } from '../states-error.ts';
import { cachedByText } from '../tools/cached.ts';
import { callIntrinsic, IntrinsicProblem } from './intrinsics.ts';

export interface CompiledIntrinsic {
  readonly text: string;
  /** The value of the call; throws StatesError. */
  readonly evaluate: (scope: Scope) => JsonValue;
}

/** Compiles the text of a call once; throws SyntaxProblem. */
export const compileIntrinsic: (text: string) => CompiledIntrinsic = cachedByText((text) => {
  const call = compileCall(accepted(text, readIntrinsicCall(text)));
  const evaluate = (scope: Scope) => {
    try {
      return call(scope);
    } catch (problem) {
      if (problem instanceof PathNotFound) throw problem.inCall(text, scope.input);
      throw problem instanceof IntrinsicProblem ? failed(text, problem) : problem;
    }
  };
  return { text, evaluate };
});

// Observed of AWS: whatever is wrong with the arguments of an inner call, the whole text is named.
const failed = (text: string, { message }: IntrinsicProblem) =>
  new StatesError(
    'States.Runtime',
    `There was an error while evaluating the intrinsic function: ${text}. ${message}`,
  );

type Evaluate = (scope: Scope) => JsonValue;

// Number and kinds of the arguments, too, are judged when the call is made: AWS creates a machine whose calls give too few or too many.
function compileCall({ name, arguments: args }: IntrinsicCall): Evaluate {
  const evaluate = args.map((argument, index) =>
    // A template keeps its escapes: in it `\\{}` is no place for a value.
    compileArgument(argument, name === 'States.Format' && index === 0),
  );
  return (scope) =>
    callIntrinsic(
      name,
      evaluate.map((each) => each(scope)),
      scope.random,
    );
}

function compileArgument(argument: IntrinsicArgument, isTemplate: boolean): Evaluate {
  if (argument.is === 'call') return compileCall(argument);
  if (argument.is === 'path') return compileParsedPath(argument.text, argument.path).select;
  const { value, written } = argument;
  return isTemplate && typeof value === 'string' ? () => written : () => value;
}
