// Calls of intrinsic functions that fail whatever the data: AWS creates a machine with them. What another call or a path gives is not
// known here.
import type { IntrinsicArgument, IntrinsicCall } from '../../grammar/index.ts';
import { argumentProblem, jsonTextProblem, templateProblem } from '../tables/intrinsics.ts';

/** Why a call always fails, and where in the text that holds it; the innermost call's reason comes first. Pure. */
export function whyCallFails(
  call: IntrinsicCall,
  text: string,
): { readonly message: string; readonly offset: number } | undefined {
  const { name, arguments: args, offset } = call;
  for (const argument of args) {
    const inner = argument.is === 'call' ? whyCallFails(argument, text) : undefined;
    if (inner) return inner;
  }
  const problem = argumentProblem(name, args.map(valueOf));
  if (problem?.message !== undefined) {
    return { message: problem.message, offset: args[problem.index ?? -1]?.offset ?? offset };
  }
  const cause = problem ? `Invalid arguments in ${name}` : problemInText(call);
  if (cause === undefined) return undefined;
  const message = `There was an error while evaluating the intrinsic function: ${text}. ${cause}`;
  return { message, offset: 0 };
}

const valueOf = (argument: IntrinsicArgument) => (argument.is === 'literal' ? argument.value : undefined);

/** Two functions read the first text that they are given; AWS says what is wrong with it. */
function problemInText({ name, arguments: [first, ...rest] }: IntrinsicCall): string | undefined {
  if (first?.is !== 'literal' || typeof first.value !== 'string') return undefined;
  if (name === 'States.Format') return templateProblem(first.written, rest.length);
  return name === 'States.StringToJson' ? jsonTextProblem(first.value) : undefined;
}
