// Succeed: ends its block with its input, or with what Output makes of it.
import type { SucceedState } from '../../asl/index.ts';
import { compileExpressionLeaving } from '../fields/expression-fields.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { compilePathStep } from '../fields/path-fields.ts';

export const succeed: Behaviour<SucceedState> = (state, { queryLanguage, inspector }) => {
  if (queryLanguage === 'JSONata') {
    const leave = compileExpressionLeaving(state);
    return function* (thread, compiled) {
      thread.execution.enter(thread, compiled);
      const { output } = yield* leave(thread, thread.stateInput);
      thread.execution.exit(thread, compiled, output, undefined);
    };
  }
  const inputPath = compilePathStep(state.InputPath);
  const outputPath = compilePathStep(state.OutputPath);
  return (thread, compiled) => {
    thread.execution.enter(thread, compiled);
    let value = thread.stateInput;
    if (inputPath !== undefined) value = inputPath(thread, value);
    inspector?.note('afterInputPath', value);
    if (outputPath !== undefined) value = outputPath(thread, value);
    thread.execution.exit(thread, compiled, value, undefined);
    return undefined;
  };
};
