// What a ProjectionExpression keeps of an item.
import { mapIn, membersOf, type AttributeValue, type Item } from './attribute-value.ts';
import { attributeAt, type DocumentPath } from './document-path.ts';

/** An item reduced to some of its places; all of it without them. */
export const projected = (item: Item, paths: readonly DocumentPath[] | undefined): Item =>
  paths === undefined ? item : paths.reduce<Item>((part, path) => withPart(part, item, path), {});

function withPart(part: Item, item: Item, path: DocumentPath): Item {
  const value = attributeAt(item, path);
  if (value === undefined) return part;
  // A list keeps only the elements asked for, in their order.
  let result: AttributeValue = value;
  for (let i = path.length - 1; i > 0; i--) {
    const step = path[i];
    const outer = attributeAt(part, path.slice(0, i));
    if (typeof step === 'number') result = { L: [...(outer === undefined ? [] : membersOf(outer)), result] };
    else if (step !== undefined)
      result = { M: { ...(outer === undefined ? {} : mapIn(outer)), [step]: result } };
  }
  return { ...part, [String(path[0])]: result };
}
