// JSONata expressions: whether they parse, and whether they read only what Step Functions gives them.
// Measured against AWS: https://github.com/floci-io/floci/issues/2745 (syntax) and issues/2670 (top-level references).
import type { LocatedExpression } from '../reading/objects.ts';
import type { JsonataReading } from '../reading/jsonata-reader.ts';
import type { Check, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** Every `{% … %}`; silent if no reader of JSONata was handed in. */
export const jsonata: Check = (machine, report) => {
  if (!machine.jsonata) return;
  for (const expression of machine.expressions) {
    if (expression.kind !== 'jsonata' || hasPlaceholder(expression.text)) continue;
    checkReading(machine.jsonata(expression.text), expression, report);
  }
};

function checkReading(reading: JsonataReading, expression: LocatedExpression, report: Report): void {
  const { location, text, offset } = expression;
  if (reading.problem) {
    const from = Math.min(reading.problem.offset, text.length);
    const span = { from: offset + from, to: offset + Math.max(from + 1, text.trimEnd().length) };
    report('jsonata-syntax', { message: reading.problem.message, location, span });
    return;
  }
  const said = new Set<string>();
  const say = (message: string, from: number, length: number): void => {
    if (said.has(message)) return;
    said.add(message);
    report('jsonata-reference', {
      message,
      location,
      span: { from: offset + from, to: offset + from + length },
    });
  };
  for (const { name, offset: at } of reading.contextReads) {
    const where = name === '$$' ? '' : ' at the top level';
    say(`Reference to '${name}'${where} is not supported.`, at, name.length);
  }
  for (const { name, field, offset: at } of reading.variables) {
    if (name !== 'states' || field === undefined || isGiven(field, expression)) continue;
    const reference = `$states.${field}`;
    say(`Field '${reference}' does not exist.`, at, reference.length);
  }
}

function isGiven(field: string, { hasResult, hasErrorOutput }: LocatedExpression): boolean {
  if (field === 'result') return hasResult;
  if (field === 'errorOutput') return hasErrorOutput;
  return field === 'input' || field === 'context';
}
