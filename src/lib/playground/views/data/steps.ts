// The steps in which a state changes its data: one for each field that it has, from its input to its output, each with the data
// before and after.
import type { JsonObject, JsonValue } from '../../../asl/index.ts';
import type { VisitExplanation } from '../../../interpreter/index.ts';

export interface DataStep {
  /** `State input`, a field's name, `Result`, `State output`. */
  readonly label: string;
  /** The field in the definition; absent for input, result and output. */
  readonly field?: string;
  /** The field's value in the definition. */
  readonly fieldValue?: JsonValue;
  /** The data after the step; absent when the field that is being edited gives none. */
  readonly value?: JsonValue;
  /** The data before the step; absent where the step begins something new. */
  readonly before?: JsonValue;
}

interface Row {
  readonly step: string;
  /** Fields that make this step, the first that the state has counts. */
  readonly fields: readonly string[];
  readonly label?: string;
}

// In the order in which they are applied: JSONPath left, JSONata's Arguments and Items beside their counterparts.
const rows: readonly Row[] = [
  { step: 'afterInputPath', fields: ['InputPath'] },
  { step: 'afterParameters', fields: ['Parameters'] },
  { step: 'afterArguments', fields: ['Arguments'] },
  { step: 'afterItemsPath', fields: ['ItemsPath', 'Items'] },
  { step: 'afterItemsPointer', fields: ['ItemReader'] },
  { step: 'afterItemSelector', fields: ['ItemSelector'] },
  { step: 'afterItemBatcher', fields: ['ItemBatcher'] },
  { step: 'result', fields: ['Result'], label: 'Result' },
  { step: 'afterResultSelector', fields: ['ResultSelector'] },
  { step: 'afterResultPath', fields: ['ResultPath'] },
];

/**
 * The steps of an explained visit; only those that the state has, and up to its work when that is not done yet. The step of the field
 * that is being edited is there in any case: nobody's box goes while a path is half typed and fails.
 */
export function dataSteps(
  state: JsonObject,
  explanation: VisitExplanation,
  isUnfinished = false,
  edited?: string,
): readonly DataStep[] {
  const fieldOf = (fields: readonly string[]) =>
    fields.find((name) => Object.hasOwn(state, name) || name === edited);
  const ofField = (field: string | undefined) =>
    field === undefined
      ? {}
      : { field, ...(Object.hasOwn(state, field) && { fieldValue: state[field] ?? null }) };
  const { input, inspection, variables } = explanation;
  const steps: DataStep[] = [{ label: 'State input', value: input }];
  let before = input;
  for (const { step, fields, label } of rows) {
    const found = inspection.steps.find(({ field }) => field === step);
    if (isUnfinished && /^(result|afterResult)/.test(step)) break;
    const field = fieldOf(fields);
    if (!found) {
      if (field !== undefined && field === edited) steps.push({ label: label ?? field, ...ofField(field) });
      continue;
    }
    if (field === undefined && label === undefined) continue;
    steps.push({
      label: label ?? field ?? step,
      ...ofField(field),
      value: found.value,
      ...(step === 'result' ? {} : { before: step === 'afterResultPath' ? input : before }),
    });
    before = found.value;
  }
  if (isUnfinished) return steps;
  if (state['Assign'] !== undefined && inspection.status === 'SUCCEEDED')
    steps.push({
      label: 'Assign',
      field: 'Assign',
      fieldValue: state['Assign'],
      value: inspection.variables,
      before: variables,
    });
  else if (edited === 'Assign') steps.push({ label: edited, ...ofField(edited) });
  const field = fieldOf(['OutputPath', 'Output']);
  if (inspection.output !== undefined)
    steps.push({ label: field ?? 'State output', ...ofField(field), value: inspection.output, before });
  else if (field !== undefined && field === edited) steps.push({ label: field, ...ofField(field) });
  return steps;
}

/** A state with one field changed; a text that is not JSON is taken as a text, so that a path can be typed bare. */
export function withField(state: JsonObject, field: string, text: string): JsonObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    value = text;
  }
  return Object.fromEntries(
    Object.entries({ ...state, [field]: value }).filter(([name]) => name !== field || text.trim() !== ''),
  );
}

/** How a field stands in its box: a text bare, anything else as JSON. */
export const fieldText = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2);
