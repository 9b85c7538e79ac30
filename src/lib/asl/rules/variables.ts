// Variables: names that can be assigned, scopes that must not share a name, and reads of variables that have no value yet.
import { pathsIn, readReference } from '../../grammar/index.ts';
import { jsonataFunction } from '../tables/jsonata-functions.ts';
import { nearest } from '../change/nearest.ts';
import { maxNameCharacters } from '../limits.ts';
import type { LocatedExpression } from '../reading/objects.ts';
import type { JsonataReader } from '../reading/jsonata-reader.ts';
import type { VariableScopes } from '../reading/variables.ts';
import { variablesOf } from '../reading/variables.ts';
import type { LocatedState } from '../reading/walk.ts';
import type { Check, Report } from './check.ts';

const validName = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/** Assignments and reads. */
export const variables: Check = (machine, report) => {
  const scopes = variablesOf(machine.root);
  checkAssignments(scopes, report);
  for (const expression of machine.expressions) {
    for (const read of readsOf(expression, machine.jsonata)) {
      if (!scopes.canRead(read.name, expression.state)) reportRead(read, expression, scopes, report);
    }
  }
};

function checkAssignments(scopes: VariableScopes, report: Report): void {
  const byBlock = new Map<LocatedState['block'], Set<string>>();
  for (const { name, state } of scopes.assignments) {
    const names = byBlock.get(state.block) ?? new Set();
    byBlock.set(state.block, names.add(name));
  }
  for (const { name, state, location } of scopes.assignments) {
    const place = { location, part: 'key' } as const;
    if (name === 'states') {
      report('reserved-variable', { message: "Cannot assign to reserved variable '$states'.", ...place });
    } else if (!validName.test(name)) {
      const message = `Invalid variable name '${name}': the variable name contains invalid characters.`;
      report('variable-name', { message, ...place });
    } else if ([...name].length > maxNameCharacters) {
      const message = `Invalid variable name '${name}': the variable name is longer than ${maxNameCharacters} characters.`;
      report('variable-name', { message, ...place });
    }
    for (let outer = state.block.owner?.block; outer; outer = outer.owner?.block) {
      if (!byBlock.get(outer)?.has(name)) continue;
      const message = `The variable name '${name}' was already defined in a parent scope.`;
      report('outer-variable', { message, ...place });
      break;
    }
  }
}

interface Read {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The variables that an expression reads, with their place in the string value. */
function readsOf(expression: LocatedExpression, jsonata: JsonataReader | undefined): readonly Read[] {
  const { kind, text, offset } = expression;
  if (kind === 'jsonata') {
    const found = jsonata?.(text).variables ?? [];
    return found
      .filter(({ name }) => name !== 'states' && name !== '' && !jsonataFunction(`$${name}`))
      .map((each) => ({
        name: each.name,
        from: offset + each.offset,
        to: offset + each.offset + each.name.length + 1,
      }));
  }
  const reading = readReference(text);
  if (!reading.ok) return [];
  return pathsIn(reading.value).flatMap(({ root }) =>
    root.of === 'variable' ? [{ name: root.name, from: 0, to: text.length }] : [],
  );
}

function reportRead(read: Read, expression: LocatedExpression, scopes: VariableScopes, report: Report): void {
  report('undefined-variable', {
    message: `Variable '${read.name}' is possibly not defined${whyNot(read.name, expression.state, scopes)}`,
    location: expression.location,
    span: { from: read.from, to: read.to },
  });
}

function whyNot(name: string, state: LocatedState, scopes: VariableScopes): string {
  const assigned = scopes.assignments.filter((each) => each.name === name);
  const first = assigned[0]?.state;
  if (!first) {
    const meant = nearest(name, scopes.readableAt(state));
    return meant === undefined ? ': no state assigns it.' : `: no state assigns it. Did you mean $${meant}?`;
  }
  if (first === state) return `: "${first.name}" assigns it only when it ends.`;
  if (first.block === state.block) return `: "${first.name}" assigns it, but not before "${state.name}".`;
  return `: "${first.name}" assigns it, in a scope that "${state.name}" cannot see.`;
}
