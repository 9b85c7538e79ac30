import { describe, expect, it } from 'vitest';
import { readDraft, versionOf, writeDraft } from '../../src/lib/playground/workspace/drafts.ts';

/** The part of the browser's storage that drafts use. */
class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(at: number): string | null {
    return [...this.#items.keys()][at] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}
class FullStorage extends MemoryStorage {
  override setItem(): void {
    throw new DOMException('full', 'QuotaExceededError');
  }
}
const texts = { definition: '{', input: '{}', mocks: '{}', environment: '{}' };
const draft = { texts, of: versionOf(texts) };

describe('drafts', () => {
  it('come back', () => {
    const storage = new MemoryStorage();
    expect(writeDraft(storage, 'a', draft, 1)).toBe(true);
    expect(readDraft(storage, 'a')).toEqual(draft);
    expect(readDraft(storage, 'b')).toBeUndefined();
  });

  it('are done without where storage is full or forbidden', () => {
    expect(writeDraft(new FullStorage(), 'a', draft, 1)).toBe(false);
    expect(writeDraft(undefined, 'a', draft, 1)).toBe(false);
    expect(readDraft(undefined, 'a')).toBeUndefined();
  });

  it('from before a playground had an environment, or versions, come back too', () => {
    const storage = new MemoryStorage();
    storage.setItem('stepwise:draft:a', '{"definition":"{","input":"{}","mocks":"{}","at":1}');
    expect(readDraft(storage, 'a')).toEqual({ texts });
  });

  it('come back without a run that cannot be read', () => {
    const storage = new MemoryStorage();
    storage.setItem('stepwise:draft:a', JSON.stringify({ ...texts, run: { of: 'x', turns: 3 }, at: 1 }));
    expect(readDraft(storage, 'a')).toEqual({ texts });
  });

  it('say which version of the lesson they are an edit of', () => {
    expect(versionOf(texts)).toBe(versionOf({ ...texts }));
    for (const part of ['definition', 'input', 'mocks', 'environment'] as const)
      expect(versionOf({ ...texts, [part]: '{ }' })).not.toBe(versionOf(texts));
  });

  it('that are not ours are not read', () => {
    const storage = new MemoryStorage();
    storage.setItem('stepwise:draft:a', '{"definition": 5}');
    expect(readDraft(storage, 'a')).toBeUndefined();
    storage.setItem('stepwise:draft:a', '{');
    expect(readDraft(storage, 'a')).toBeUndefined();
  });

  it('are bounded: too large a text is not kept, and the oldest of many goes', () => {
    const storage = new MemoryStorage();
    expect(writeDraft(storage, 'big', { texts: { ...texts, input: 'x'.repeat(500_000) } }, 1)).toBe(false);
    for (let at = 0; at < 70; at++) writeDraft(storage, `k${at}`, draft, at);
    expect(storage.length).toBe(60);
    expect(readDraft(storage, 'k0')).toBeUndefined();
    expect(readDraft(storage, 'k69')).toEqual(draft);
  });
});
