// The fields around the work of a Task, Parallel or Map, in either query language.
import type { QueryLanguage } from '../asl/definition.ts';
import type { JsonObject, JsonValue } from '../asl/json.ts';
import { compileExpressionLeaving, compileField } from './expression-fields.ts';
import type { Activity } from './machine.ts';
import { compileLeaving, compilePathStep, compileTemplateStep, type Left } from './path-fields.ts';
import type { Thread } from './thread.ts';

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
  /** What the work is done with: the effective input through Parameters, or Arguments. */
  readonly begin: (thread: Thread) => Activity<JsonValue>;
  /** What the state gives on, from the raw result. */
  readonly end: (thread: Thread, result: JsonValue) => Activity<Left>;
}

export const compileWork = (state: WorkFields, queryLanguage: QueryLanguage): Work =>
  compileWorkOf[queryLanguage](state);

const compileWorkOf: { readonly [L in QueryLanguage]: (state: WorkFields) => Work } = {
  JSONPath: (state) => {
    const inputPath = compilePathStep(state.InputPath);
    const parameters = compileTemplateStep(state.Parameters);
    const leave = compileLeaving(state);
    return {
      *begin(thread) {
        const raw = thread.stateInput;
        const value = inputPath === undefined ? raw : inputPath(thread, raw);
        return parameters === undefined ? value : parameters(thread, value);
      },
      *end(thread, result) {
        return leave(thread, result);
      },
    };
  },
  JSONata: (state) => {
    const args = compileField(state.Arguments, 'Arguments');
    const leave = compileExpressionLeaving(state);
    return {
      *begin(thread) {
        return args === undefined ? thread.stateInput : yield* args.evaluate(thread);
      },
      end: (thread, result) => leave(thread, result, { result }),
    };
  },
};
