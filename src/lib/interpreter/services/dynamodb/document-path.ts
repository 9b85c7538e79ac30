// A place inside an item, such as `order.lines[0].price`: reading, setting and removing what is there. Items are never changed in
// place; a new one is made.
import { ServiceError } from '../service-error.ts';
import { mapIn, membersOf, typeOf, type AttributeValue, type Item } from './attribute-value.ts';

/** The first step is an attribute's name. */
export type DocumentPath = readonly (string | number)[];

export function attributeAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    if (value === undefined) return undefined;
    value = childOf(value, step);
  }
  return value;
}

/** The item with a value at a path, or without it when `value` is undefined. */
export function withValueAt(item: Item, path: DocumentPath, value: AttributeValue | undefined): Item {
  return mapIn(changed({ M: item }, path, value));
}

function changed(
  container: AttributeValue,
  path: DocumentPath,
  value: AttributeValue | undefined,
): AttributeValue {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? container;
  const type = typeOf(container);
  if (typeof step === 'number' ? type !== 'L' : type !== 'M') throw invalidPath();
  const child = childOf(container, step);
  if (rest.length > 0 && child === undefined) throw invalidPath();
  const next = rest.length > 0 && child !== undefined ? changed(child, rest, value) : value;
  if (typeof step === 'number') {
    const members = [...membersOf(container)] as AttributeValue[];
    if (next === undefined) members.splice(step, 1);
    else members[Math.min(step, members.length)] = next;
    return { L: members };
  }
  const entries = Object.entries(mapIn(container));
  if (next === undefined) return { M: Object.fromEntries(entries.filter(([name]) => name !== step)) };
  // An attribute keeps its place; a new one comes last.
  return { M: Object.fromEntries(new Map([...entries, [step, next]])) };
}

function childOf(value: AttributeValue, step: string | number): AttributeValue | undefined {
  const type = typeOf(value);
  if (typeof step === 'number')
    return type === 'L' ? (membersOf(value)[step] as AttributeValue | undefined) : undefined;
  if (type !== 'M') return undefined;
  const map = mapIn(value);
  return Object.hasOwn(map, step) ? map[step] : undefined;
}

const invalidPath = (): ServiceError =>
  new ServiceError(
    'ValidationException',
    'The document path provided in the update expression is invalid for update',
    { isModelled: false },
  );
