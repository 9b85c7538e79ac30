// The simulated S3: buckets and their objects, which are texts.
import type { S3Object } from '../../execution/index.ts';

/** Buckets and their objects. A bucket is there once somebody names it. */
export class ObjectStore {
  readonly #buckets = new Map<string, Map<string, string>>();

  constructor(objects: readonly S3Object[]) {
    for (const { Bucket, Key, Body } of objects) this.put(Bucket, Key, Body);
  }

  get(bucket: string, key: string): string | undefined {
    return this.#buckets.get(bucket)?.get(key);
  }

  put(bucket: string, key: string, body: string): void {
    const objects = this.#buckets.get(bucket) ?? new Map<string, string>();
    objects.set(key, body);
    this.#buckets.set(bucket, objects);
  }

  delete(bucket: string, key: string): void {
    this.#buckets.get(bucket)?.delete(key);
  }

  /** Keys in UTF-16 order, as S3 lists them. */
  list(bucket: string, prefix = ''): readonly { readonly key: string; readonly body: string }[] {
    return [...(this.#buckets.get(bucket) ?? [])]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, body]) => ({ key, body }));
  }
}
