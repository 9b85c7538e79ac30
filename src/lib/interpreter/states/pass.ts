// Pass: passes its input on, reshaped by its fields.
import type { JsonValue, PassState } from '../../asl/index.ts';
import { compileResultField } from '../../data/index.ts';
import { compileExpressionLeaving } from '../fields/expression-fields.ts';
import type { Inspector } from '../engine/inspector.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import type { Perform } from '../engine/types.ts';
import { compileAssign, compilePathStep, compileTemplateStep } from '../fields/path-fields.ts';

export const pass: Behaviour<PassState> = (state, { queryLanguage, inspector }) =>
  queryLanguage === 'JSONata' ? expressionPass(state) : pathPass(state, inspector);

function pathPass(state: PassState, inspector: Inspector | undefined): Perform {
  const inputPath = compilePathStep(state.InputPath);
  const parameters = compileTemplateStep(state.Parameters);
  const result = state.Result;
  const merge = compileResultField(state.ResultPath);
  const outputPath = compilePathStep(state.OutputPath);
  const assign = compileAssign(state.Assign);
  return (thread, compiled) => {
    const { execution } = thread;
    execution.enter(thread, compiled);
    const raw = thread.stateInput;
    let value: JsonValue = raw;
    if (result === undefined) {
      if (inputPath !== undefined) value = inputPath(thread, value);
      inspector?.note('afterInputPath', value);
      if (parameters !== undefined) value = parameters(thread, value);
      inspector?.note('afterParameters', value);
    } else {
      // Recorded: with a Result, neither InputPath nor Parameters is applied.
      value = result;
      inspector?.note('result', value);
    }
    inspector?.note('afterResultSelector', value);
    const assigned = assign === undefined ? undefined : assign(thread, value);
    if (merge !== undefined) value = merge(raw, value);
    inspector?.note('afterResultPath', value);
    if (outputPath !== undefined) value = outputPath(thread, value);
    execution.exit(thread, compiled, value, compiled.next, assigned);
    return undefined;
  };
}

function expressionPass(state: PassState): Perform {
  const leave = compileExpressionLeaving(state);
  return function* (thread, compiled) {
    thread.execution.enter(thread, compiled);
    const { output, assigned } = yield* leave(thread, thread.stateInput);
    thread.execution.exit(thread, compiled, output, compiled.next, assigned);
  };
}
