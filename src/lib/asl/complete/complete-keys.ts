// Completions where a key is being written: fields, Choice operators, fields of a request, and whole states.
import type { CompletionContext } from './complete-place.ts';
import type { Completion, CompletionKind } from './completion.ts';
import { fields, type Field } from '../tables/fields.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { choiceOperators } from '../tables/operators.ts';
import { integrationOf, readResource } from '../tables/resources.ts';
import { snippetText, stateSnippets } from './snippets.ts';

export function keyCompletions(context: CompletionContext): readonly Completion[] {
  const { kind, rest, object } = context;
  if (kind === undefined) return [];
  if (kind === 'States') return rest.length === 0 ? snippetCompletions(context) : [];
  if (rest.length > 0) return requestFields(context);
  const present = new Set(isJsonObject(object) ? Object.keys(object) : []);
  const own = fields[kind]
    .filter((field) => !field.language || field.language === context.language)
    .filter((field) => !present.has(field.name) && field.deprecated === undefined)
    .sort((a, b) => Number(isSeldom(a)) - Number(isSeldom(b)))
    .map((field) => keyCompletion(context, field.name, 'field', skeletonOf(field, context), field.doc));
  return [...own, ...ruleFields(context, present)];
}

/** Fields of every object that are rarely what is looked for. */
const isSeldom = ({ name }: Field): boolean => name === 'Comment' || name === 'QueryLanguage';

function ruleFields(context: CompletionContext, present: ReadonlySet<string>): readonly Completion[] {
  const isRule = context.kind === 'ChoiceRule' || context.kind === 'NestedRule';
  if (!isRule || context.language === 'JSONata') return [];
  const heads: readonly (readonly [string, string, string])[] = [
    ['Variable', '"$.${path}"', 'The path of the value to compare.'],
    ['And', '[{${}}]', 'True if all of the rules are.'],
    ['Or', '[{${}}]', 'True if one of the rules is.'],
    ['Not', '{${}}', 'True if the rule is not.'],
  ];
  return [
    ...heads.map(([name, value, doc]) => keyCompletion(context, name, 'operator', value, doc)),
    ...choiceOperators.map(({ name, words, operand }) => {
      const value =
        operand === 'boolean'
          ? '${true}'
          : operand === 'number'
            ? '${0}'
            : operand === 'path'
              ? '"$.${path}"'
              : '"${}"';
      return keyCompletion(context, name, 'operator', value, `True if the variable ${words} the operand.`);
    }),
  ].filter(({ label }) => !present.has(label));
}

/** Fields of the request of the integration in use. */
function requestFields(context: CompletionContext): readonly Completion[] {
  const { state, rest, language } = context;
  const resource = ownValue(state?.value, 'Resource');
  const [holder] = rest;
  if (
    rest.length !== 1 ||
    (holder !== 'Parameters' && holder !== 'Arguments') ||
    typeof resource !== 'string'
  )
    return [];
  const reading = readResource(resource);
  const integration = 'name' in reading ? integrationOf(reading.name) : undefined;
  if (!integration) return [];
  const present = ownValue(state?.value, holder);
  const names = [...integration.required, ...integration.common].filter(
    (name) => ownValue(present, name) === undefined && ownValue(present, `${name}.$`) === undefined,
  );
  return names.flatMap((name) => {
    const doc = `${integration.required.includes(name) ? 'Needed' : 'A field'} of the request of ${integration.name}.`;
    const plain = keyCompletion(context, name, 'field', '"${}"', doc);
    return language === 'JSONata'
      ? [plain]
      : [plain, keyCompletion(context, `${name}.$`, 'field', '"$.${path}"', doc)];
  });
}

function skeletonOf(field: Field, { kind, state }: CompletionContext): string {
  if (field.values?.[0] !== undefined) return JSON.stringify(field.values[0]);
  if (field.name === 'End') return 'true';
  switch (field.kind) {
    case 'boolean':
      return kind === 'ChoiceRule' ? '"{% ${} %}"' : '${true}';
    case 'integer':
    case 'number':
      return `\${${Math.max(field.min ?? 0, field.name === 'TimeoutSeconds' ? 60 : 1)}}`;
    case 'path':
    case 'reference-path':
    case 'path-or-intrinsic':
      return '"$${}"';
    case 'error-names':
      return '["${States.ALL}"]';
    case 'objects':
      return field.object === 'Branch' ? '[{"StartAt": "${}", "States": {}}]' : '[{${}}]';
    case 'template':
    case 'object':
    case 'states':
      return '{${}}';
    case 'payload':
      return state?.type === 'Map' && field.name === 'Items' ? '"{% ${} %}"' : '{${}}';
    case 'texts':
      return '["${}"]';
    default:
      return '"${}"';
  }
}

function keyCompletion(
  { cursor, document }: CompletionContext,
  name: string,
  kind: CompletionKind,
  value: string,
  doc: string,
): Completion {
  const { from, to, hasValue } = cursor;
  const key = document.format === 'json' ? JSON.stringify(name) : name;
  const base = { label: name, kind, doc, from, to };
  return hasValue
    ? { ...base, insert: key }
    : { ...base, insert: `${key.replaceAll('$', '\\$')}: ${value}`, isSnippet: true };
}

const snippetCompletions = ({ cursor, document, language }: CompletionContext): readonly Completion[] =>
  stateSnippets.map((snippet) => ({
    label: snippet.label,
    kind: 'snippet',
    doc: snippet.doc,
    insert: snippetText(snippet, language, document.format),
    isSnippet: true,
    from: cursor.from,
    to: cursor.to,
  }));
