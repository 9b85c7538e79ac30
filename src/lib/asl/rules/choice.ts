// The rules of a Choice: one comparison with an operand of the right type, or And, Or or Not of further rules.
import { parseTimestamp } from '../../grammar/index.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { LocatedObject } from '../reading/objects.ts';
import type { ChoiceOperator } from '../tables/operators.ts';
import { choiceOperator } from '../tables/operators.ts';
import type { Check, Finding, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';
import { notATimestamp } from './timestamp.ts';

/** Comparisons and combinations of every Choice state; and a Default to fall back to. */
export const choice: Check = (machine, report) => {
  for (const state of machine.states) {
    if (state.type !== 'Choice') continue;
    if (ownValue(state.value, 'Default') === undefined && ownValue(state.value, 'Choices') !== undefined) {
      const message = `If no rule of "${state.name}" is true, the execution fails: there is no Default.`;
      report('choice-without-default', { message, location: state.location, part: 'key' });
    }
    for (const object of machine.objects.get(state) ?? []) {
      if (object.kind === 'ChoiceRule' || object.kind === 'NestedRule') checkRule(object, report);
    }
  }
};

const heads = ['And', 'Or', 'Not', 'Variable', 'Condition'] as const;

function checkRule(object: LocatedObject, report: Report): void {
  const { value, location, language } = object;
  const present = heads.filter((name) => ownValue(value, name) !== undefined);
  if (language === 'JSONata') {
    if (!present.includes('Condition')) {
      report('required-fields', { message: 'These fields are required: [Condition]', location });
    }
    return;
  }
  if (present.length !== 1) {
    const message = `The object must have only one of the following fields, [${heads.join(', ')}]`;
    report('choice-rule', { message, location });
    return;
  }
  for (const name of ['And', 'Or'] as const) checkList(object, name, report);
  const negated = ownValue(value, 'Not');
  if (negated !== undefined && !isJsonObject(negated)) {
    report('value-type', { message: 'Expected value of type [OBJECT]', location: within(location, 'Not') });
  }
  if (present[0] === 'Variable') checkComparison(object, report);
}

function checkList({ value, location }: LocatedObject, name: 'And' | 'Or', report: Report): void {
  const list = ownValue(value, name);
  if (list === undefined) return;
  const at = within(location, name);
  if (!Array.isArray(list)) report('value-type', { message: 'Expected value of type [ARRAY]', location: at });
  else if (list.length === 0) report('empty-value', { message: 'Value cannot be empty', location: at });
  else {
    list.forEach((test, index) => {
      if (isJsonObject(test)) return;
      report('value-type', { message: 'Expected value of type [OBJECT]', location: atIndex(at, index) });
    });
  }
}

function checkComparison({ value, location }: LocatedObject, report: Report): void {
  const operators = Object.keys(value).flatMap((key) => choiceOperator(key) ?? []);
  const [operator] = operators;
  if (operators.length !== 1 || !operator) {
    const names = operators.map(({ name }) => name).join(', ');
    const message = operator
      ? `There should only be one of the following fields: [${names}]`
      : 'A comparison operator such as StringEquals is missing';
    report('choice-rule', { message, location });
    return;
  }
  const variable = ownValue(value, 'Variable');
  if (typeof variable !== 'string') {
    report('value-type', {
      message: 'Expected value of type [STRING]',
      location: within(location, 'Variable'),
    });
  }
  checkOperand(operator, ownValue(value, operator.name), within(location, operator.name), report);
}

function checkOperand(operator: ChoiceOperator, operand: unknown, location: string, report: Report): void {
  if (hasPlaceholder(operand)) return;
  const wrong = mismatches[operator.operand](operand);
  if (wrong !== undefined)
    report(operator.operand === 'timestamp' ? 'timestamp' : 'value-type', { message: wrong, location });
  else if (operator.operand === 'string' && typeof operand === 'string' && /^\$\$?\.[\w[]/.test(operand)) {
    const message = `"${operand}" is compared as plain text: write "${operator.name}Path" to compare with the value at that path.`;
    report('no-path', { message, location });
  }
}

const type =
  (name: string, check: (operand: unknown) => boolean) =>
  (operand: unknown): Finding['message'] | undefined =>
    check(operand) ? undefined : `Expected value of type [${name}]`;
const isText = (operand: unknown): boolean => typeof operand === 'string';

const mismatches: { readonly [kind in ChoiceOperator['operand']]: (operand: unknown) => string | undefined } =
  {
    string: type('STRING', isText),
    pattern: type('STRING', isText),
    path: type('STRING', isText),
    number: type('NUMBER', (operand) => typeof operand === 'number'),
    boolean: type('BOOLEAN', (operand) => typeof operand === 'boolean'),
    timestamp: (operand) =>
      typeof operand === 'string' && parseTimestamp(operand) !== undefined ? undefined : notATimestamp,
  };
