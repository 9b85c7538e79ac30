// Whether the engine can evaluate a path or a call of an intrinsic function, for diagnostics: what it will refuse when it runs is
// said while it is written.
import type { PathProblem } from '../../asl/reading/syntax.ts';
import { compileIntrinsic } from '../intrinsics/intrinsic.ts';
import { parsePath } from './parse.ts';
import { Random } from '../tools/random.ts';
import type { Scope } from '../scope.ts';
import { StatesError, SyntaxProblem } from '../states-error.ts';

/** What keeps a text from being evaluated, and where in it; undefined when nothing does. Never throws. */
export function readPathText(text: string): PathProblem | undefined {
  try {
    if (text.startsWith('$')) parsePath(text);
    else compileIntrinsic(text).evaluate(new Unknown());
    return undefined;
  } catch (problem) {
    if (problem instanceof Unknown) return undefined;
    if (problem instanceof StatesError) {
      return { message: problem.cause ?? problem.error, offset: 0, whenRun: true };
    }
    if (!(problem instanceof SyntaxProblem)) throw problem;
    return { message: problem.message, offset: Math.min(problem.at, text.length) };
  }
}

/** Data that is not known yet: a call that asks for it says nothing of itself. */
class Unknown implements Scope {
  readonly random = new Random(1);
  get input(): never {
    throw this;
  }
  get contextObject(): never {
    throw this;
  }
  get variables(): never {
    throw this;
  }
}
