// The syntax tree of a definition's text: `parse` builds it from JSON and YAML alike, and nothing else knows where in the text a value
// is. It says nothing about what the values mean.
import type { JsonPrimitive, JsonValue } from '../json.ts';

/** Half-open range of the text, in UTF-16 code units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface ObjectNode extends TextRange {
  readonly kind: 'object';
  readonly properties: readonly PropertyNode[];
}
export interface ArrayNode extends TextRange {
  readonly kind: 'array';
  readonly items: readonly Node[];
}
export interface ScalarNode extends TextRange {
  readonly kind: 'scalar';
  readonly value: JsonPrimitive;
}
export type Node = ObjectNode | ArrayNode | ScalarNode;

/** One `"key": value`; the value is absent where the text breaks off. */
export interface PropertyNode extends TextRange {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: Node | undefined;
}

/** The property that counts for a key: the last one, as AWS reads duplicates. */
export function propertyNode(node: Node | undefined, key: string): PropertyNode | undefined {
  if (node?.kind !== 'object') return undefined;
  return node.properties.findLast((property) => property.key === key);
}

/** The JSON value that a node stands for; `__proto__` and the like are ordinary own keys of it. */
export function valueOf(node: Node): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(valueOf);
  const object: { [key: string]: JsonValue } = {};
  for (const property of node.properties) {
    if (property.value) setOwn(object, property.key, valueOf(property.value));
  }
  return object;
}

function setOwn(object: { [key: string]: JsonValue }, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}
