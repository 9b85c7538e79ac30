// What lies on the bench beside the machine: objects in S3, tables of DynamoDB and other machines. A run may change it.
import type { Definition } from '../../asl/definition.ts';
import type { JsonObject } from '../../asl/json.ts';
import type { ExecutionRequest, S3Object } from '../../history/execution.ts';

export interface Bench {
  readonly s3: ObjectStore;
  /** DynamoDB tables by name, items by the JSON text of their key. */
  readonly tables: Map<string, Map<string, JsonObject>>;
  /** Machines that a nested execution can start, by state machine name. */
  readonly machines: ReadonlyMap<string, Definition>;
}

export function benchOf(request: Pick<ExecutionRequest, 's3Objects' | 'machines'>): Bench {
  return {
    s3: new ObjectStore(request.s3Objects ?? []),
    tables: new Map(),
    machines: new Map(Object.entries(request.machines ?? {})),
  };
}

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
