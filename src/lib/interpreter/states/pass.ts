// Pass: gives its input on, shaped.
import type { PassState } from '../../asl/definition.ts';
import type { JsonValue } from '../../asl/json.ts';
import { compileExpressionLeaving } from '../expression-fields.ts';
import type { Behaviour, Perform } from '../machine.ts';
import { compileAssign, compileMerge, compilePathStep, compileTemplateStep } from '../path-fields.ts';

export const pass: Behaviour<PassState> = (state, { queryLanguage }) =>
  queryLanguage === 'JSONata' ? expressionPass(state) : pathPass(state);

function pathPass(state: PassState): Perform {
  const inputPath = compilePathStep(state.InputPath);
  const parameters = compileTemplateStep(state.Parameters);
  const result = state.Result;
  const merge = compileMerge(state.ResultPath);
  const outputPath = compilePathStep(state.OutputPath);
  const assign = compileAssign(state.Assign);
  return (thread, compiled) => {
    const { run } = thread;
    run.enter(thread, compiled);
    const raw = thread.stateInput;
    let value: JsonValue = inputPath === undefined ? raw : inputPath(thread, raw);
    if (parameters !== undefined) value = parameters(thread, value);
    if (result !== undefined) value = result;
    const assigned = assign === undefined ? undefined : assign(thread, value);
    if (merge !== undefined) value = merge(raw, value);
    if (outputPath !== undefined) value = outputPath(thread, value);
    run.exit(thread, compiled, value, compiled.next, assigned);
    return undefined;
  };
}

function expressionPass(state: PassState): Perform {
  const leave = compileExpressionLeaving(state);
  return function* (thread, compiled) {
    thread.run.enter(thread, compiled);
    const { output, assigned } = yield* leave(thread, thread.stateInput);
    thread.run.exit(thread, compiled, output, compiled.next, assigned);
  };
}
