// Finds the state machines in a CloudFormation, SAM or Serverless template and turns them into definitions: what the template computes
// (`Fn::Sub`, `Ref`, `!GetAtt` …) becomes `${placeholders}`, listed as values to fill in.
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { parse } from '../text/parse.ts';
import { parseYaml } from '../text/parse-yaml.ts';
import type { WorkflowType } from '../rules/check.ts';
import { placeholdersIn } from '../rules/placeholders.ts';
import { withPlaceholders } from './template-functions.ts';

export type TemplateKind = 'definition' | 'cloudformation' | 'sam' | 'serverless';

export interface FoundMachine {
  readonly kind: TemplateKind;
  /** The resource's or machine's name in the template; empty for a plain definition. */
  readonly name: string;
  readonly type: WorkflowType;
  /** The definition as JSON text, with `${placeholders}`. */
  readonly text: string;
  /** Names of the placeholders, in order, each once. */
  readonly placeholders: readonly string[];
  /** What the template itself gives for some of them. */
  readonly values: { readonly [placeholder: string]: string };
}

export interface TemplateReading {
  readonly machines: readonly FoundMachine[];
  /** Machines whose definition lies in a file beside the template, and what else could not be read. */
  readonly notes: readonly string[];
}

/** The state machines in a template's text, JSON or YAML. Pure; never throws. */
export function findMachines(text: string): TemplateReading {
  const isJson = text.trimStart().startsWith('{');
  const { value } = isJson ? parse(text) : parse(text, { format: 'yaml', yaml: parseYaml });
  if (!isJsonObject(value)) return { machines: [], notes: ['This is neither a definition nor a template.'] };
  if (ownValue(value, 'StartAt') !== undefined || ownValue(value, 'States') !== undefined) {
    return { machines: [machine('definition', '', 'STANDARD', value, undefined)], notes: [] };
  }
  const found = [...resourcesIn(value), ...serverlessIn(value)];
  const machines = found.flatMap((each) => (typeof each === 'string' ? [] : [each]));
  const notes = found.flatMap((each) => (typeof each === 'string' ? [each] : []));
  return found.length > 0
    ? { machines, notes }
    : { machines, notes: ['There is no state machine in this template.'] };
}

/** A definition's text with its placeholders filled in; those without a value stay. Pure. */
export function fillIn(text: string, values: { readonly [placeholder: string]: string }): string {
  return text.replace(/\$\{([^{}]*)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? JSON.stringify(values[name] ?? '').slice(1, -1) : whole,
  );
}

type Found = FoundMachine | string;

const kinds: { readonly [type: string]: TemplateKind } = {
  'AWS::StepFunctions::StateMachine': 'cloudformation',
  'AWS::Serverless::StateMachine': 'sam',
};

function resourcesIn(template: JsonObject): readonly Found[] {
  const resources = ownValue(template, 'Resources');
  if (!isJsonObject(resources)) return [];
  return Object.entries(resources).flatMap(([name, resource]) => {
    const type = ownValue(resource, 'Type');
    const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    const properties = ownValue(resource, 'Properties');
    return kind && isJsonObject(properties) ? [resourceMachine(kind, name, properties)] : [];
  });
}

function resourceMachine(kind: TemplateKind, name: string, properties: JsonObject): Found {
  const type = ownValue(properties, 'StateMachineType') ?? ownValue(properties, 'Type');
  const definition = ownValue(properties, 'Definition') ?? ownValue(properties, 'DefinitionString');
  if (definition === undefined)
    return `${name}: its definition lies in a file beside the template; open that file.`;
  const substitutions = ownValue(properties, 'DefinitionSubstitutions');
  return readable(kind, name, type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD', definition, substitutions);
}

function serverlessIn(template: JsonObject): readonly Found[] {
  const machines =
    ownValue(ownValue(template, 'stepFunctions'), 'stateMachines') ?? ownValue(template, 'stateMachines');
  if (!isJsonObject(machines)) return [];
  return Object.entries(machines).flatMap(([name, each]) => {
    const definition = ownValue(each, 'definition');
    const type = ownValue(each, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
    return definition === undefined ? [] : [readable('serverless', name, type, definition, undefined)];
  });
}

function readable(
  kind: TemplateKind,
  name: string,
  type: WorkflowType,
  definition: JsonValue,
  substitutions: JsonValue | undefined,
): Found {
  const resolved = withPlaceholders(definition);
  if (isJsonObject(resolved)) return machine(kind, name, type, resolved, substitutions);
  if (typeof resolved !== 'string') return `${name}: its definition is neither an object nor a text.`;
  const { value } = parse(resolved);
  if (isJsonObject(value)) return machine(kind, name, type, value, substitutions);
  return `${name}: its definition is not JSON${/^\$\{/.test(resolved) ? `, but ${resolved}` : ''}.`;
}

function machine(
  kind: TemplateKind,
  name: string,
  type: WorkflowType,
  definition: JsonObject,
  substitutions: JsonValue | undefined,
): FoundMachine {
  const value = withPlaceholders(definition);
  const placeholders = [...new Set(placeholdersIn(value).map((each) => each.name))];
  const given = isJsonObject(substitutions) ? Object.entries(substitutions) : [];
  const values = Object.fromEntries(
    given.flatMap(([key, each]) => {
      const text = withPlaceholders(each);
      return typeof text === 'string' && !text.includes('${') ? [[key, text]] : [];
    }),
  );
  return { kind, name, type, text: `${JSON.stringify(value, null, 2)}\n`, placeholders, values };
}
