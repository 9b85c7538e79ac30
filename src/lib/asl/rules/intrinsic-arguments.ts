// Calls of intrinsic functions that fail whatever the data: AWS creates a machine with them. What another call or a path gives is not
// known here.
import type { IntrinsicArgument, IntrinsicCall } from '../../grammar/index.ts';
import {
  argumentProblem,
  intrinsicFunctions,
  jsonTextProblem,
  parameterAt,
  signatureOf,
  templateProblem,
} from '../tables/intrinsics.ts';

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
  if (problem?.of === 'number') {
    return { message: `${signatureOf(name)} cannot take ${args.length} arguments`, offset };
  }
  if (problem?.of === 'kind') {
    const [parameter, kind] = parameterAt(intrinsicFunctions[name].parameters, problem.index);
    const message = `${name} takes ${kind === 'array' ? 'an array' : `a ${kind}`} as ${parameter}`;
    return { message, offset: args[problem.index]?.offset ?? offset };
  }
  const cause = problem ? `Invalid arguments in ${name}` : problemInText(call);
  if (cause === undefined) return undefined;
  return {
    message: `There was an error while evaluating the intrinsic function: ${text}. ${cause}`,
    offset: 0,
  };
}

const valueOf = (argument: IntrinsicArgument) => (argument.is === 'literal' ? argument.value : undefined);

/** Two functions read the first text that they are given; AWS says what is wrong with it. */
function problemInText({ name, arguments: [first, ...rest] }: IntrinsicCall): string | undefined {
  if (first?.is !== 'literal' || typeof first.value !== 'string') return undefined;
  if (name === 'States.Format') return templateProblem(first.written, rest.length);
  return name === 'States.StringToJson' ? jsonTextProblem(first.value) : undefined;
}
