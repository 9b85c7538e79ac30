// A table. It need not be created: it exists once it is named. Its key is what the first `Key` says (or CreateTable); until then it is
// guessed from the first item: `pk`/`id` or the first attribute that can be a key, with `sk` if there is one.
import { type JsonObject, type JsonValue, isJsonObject } from '../../../asl/index.ts';
import { ServiceError } from '../service-error.ts';
import { attributeValueOf } from './values-given.ts';
import { compareValues, identityOf, typeOf, type AttributeValue, type Item } from './attribute-value.ts';

export class Table {
  readonly name: string;
  #keyNames: readonly string[] | undefined;
  #isGuessed = true;
  #items = new Map<string, Item>();

  constructor(name: string, keyNames?: readonly string[]) {
    this.name = name;
    this.#keyNames = keyNames;
    this.#isGuessed = keyNames === undefined;
  }

  get keyNames(): readonly string[] {
    return this.#keyNames ?? [];
  }

  /** Items by partition key, then by sort key. */
  get items(): readonly Item[] {
    const [partition = '', sort = ''] = this.keyNames;
    return [...this.#items.values()].sort(
      (a, b) => order(a, b, partition) || (sort === '' ? 0 : order(a, b, sort)),
    );
  }

  /** The item with this key. */
  get(key: Item): Item | undefined {
    this.#learn(key);
    return this.#items.get(this.#identity(key));
  }

  put(item: Item): void {
    this.#guess(item);
    this.#items.set(this.#identity(item), item);
  }

  delete(key: Item): void {
    this.#items.delete(this.#identity(key));
  }

  /** The item that this item would replace. */
  sameKeyAs(item: Item): Item | undefined {
    this.#guess(item);
    return this.#items.get(this.#identity(item));
  }

  keyOf(item: Item): Item {
    return Object.fromEntries(
      this.keyNames.flatMap((name) => {
        const value = Object.hasOwn(item, name) ? item[name] : undefined;
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }

  // A Key names exactly the key's attributes.
  #learn(key: Item): void {
    const names = Object.keys(key);
    if (!this.#isGuessed) {
      const expected = this.keyNames;
      if (names.length !== expected.length || !names.every((name) => expected.includes(name))) {
        throw mismatch('The provided key element does not match the schema');
      }
      return;
    }
    if (names.length === 0 || names.length > 2)
      throw mismatch('The number of conditions on the keys is invalid');
    const old = this.#items;
    this.#keyNames = names;
    this.#isGuessed = false;
    this.#items = new Map();
    for (const item of old.values()) this.#items.set(this.#identity(item), item);
  }

  #guess(item: Item): void {
    if (this.#keyNames === undefined) this.#keyNames = guessedKey(item);
    for (const name of this.#keyNames) {
      if (!Object.hasOwn(item, name)) {
        throw mismatch(`One or more parameter values were invalid: Missing the key ${name} in the item`);
      }
    }
  }

  #identity(item: Item): string {
    return JSON.stringify(this.keyNames.map((name) => identityOf(item[name] ?? { NULL: true })));
  }
}

const isKeyType = (value: AttributeValue | undefined): boolean =>
  value !== undefined && ['S', 'N', 'B'].includes(typeOf(value));

function guessedKey(item: Item): readonly string[] {
  const names = Object.keys(item).filter((name) => isKeyType(item[name]));
  const partition = names.find((name) => /^(pk|id)$/i.test(name)) ?? names[0];
  const sort = names.find((name) => /^sk$/i.test(name) && name !== partition);
  return [partition, sort].filter((name) => name !== undefined);
}

const order = (a: Item, b: Item, name: string): number => {
  const [x, y] = [a[name], b[name]];
  if (x === undefined || y === undefined) return 0;
  return compareValues(x, y) ?? 0;
};

const mismatch = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { isModelled: false });

/** An item or key as a request gives it; throws ValidationException for values that are none of DynamoDB's. */
export function itemOf(parameters: JsonObject, field: string): Item {
  const value: JsonValue = Object.hasOwn(parameters, field) ? (parameters[field] ?? null) : null;
  if (!isJsonObject(value)) {
    const name = field.charAt(0).toLowerCase() + field.slice(1);
    throw mismatch(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, attributeValueOf(member)]));
}
