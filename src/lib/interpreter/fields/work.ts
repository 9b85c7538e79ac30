// The fields around the work of a Task, Parallel or Map, in either query language.
import type { JsonObject, JsonValue, QueryLanguage } from '../../asl/index.ts';
import { compileExpressionLeaving, compileField } from './expression-fields.ts';
import type { Inspector } from '../engine/inspector.ts';
import type { Compiling } from '../engine/behaviour.ts';
import type { Soon } from '../engine/activity.ts';
import { compileLeaving, compilePathStep, compileTemplateStep, type Left } from './path-fields.ts';
import type { Thread } from '../engine/types.ts';

export interface WorkFields {
  readonly InputPath?: string | null;
  readonly Parameters?: JsonValue;
  readonly ResultSelector?: JsonObject;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Arguments?: JsonValue;
  readonly Output?: JsonValue;
  readonly Assign?: JsonObject;
}

export interface Work {
  /** What the work is done with: the effective input through Parameters, or Arguments. Afterwards `$` is the effective input. */
  readonly begin: (thread: Thread) => Soon<JsonValue>;
  /** What the state gives on, from the raw result. */
  readonly end: (thread: Thread, result: JsonValue) => Soon<Left>;
}

export const compileWork = (state: WorkFields, { queryLanguage, inspector }: Compiling): Work =>
  compileWorkOf[queryLanguage](state, inspector);

type CompileWork = (state: WorkFields, inspector: Inspector | undefined) => Work;

const compileWorkOf: { readonly [L in QueryLanguage]: CompileWork } = {
  JSONPath: (state, inspector) => {
    const inputPath = compilePathStep(state.InputPath);
    const parameters = compileTemplateStep(state.Parameters);
    const leave = compileLeaving(state, inspector);
    return {
      begin(thread) {
        const raw = thread.stateInput;
        const value = inputPath === undefined ? raw : inputPath(thread, raw);
        inspector?.note('afterInputPath', value);
        const effective = parameters === undefined ? value : parameters(thread, value);
        inspector?.note('afterParameters', effective);
        thread.input = value;
        return effective;
      },
      end: leave,
    };
  },
  JSONata: (state, inspector) => {
    const args = compileField(state.Arguments, 'Arguments');
    const leave = compileExpressionLeaving(state);
    return {
      *begin(thread) {
        const effective = args === undefined ? thread.stateInput : yield* args.evaluate(thread);
        inspector?.note('afterArguments', effective);
        return effective;
      },
      end: (thread, result) => leave(thread, result, { result }),
    };
  },
};
