// What lies on the bench beside the machine: objects in S3, tables of DynamoDB, other machines and their executions. A run may
// change it.
import type { ExecutionRequest, S3Object } from '../../execution/request.ts';
import type { Failure } from '../engine/failure.ts';
import type { CompiledBlock } from '../engine/compiled.ts';
import type { Run } from '../engine/run.ts';
import type { Table } from './dynamodb/table.ts';

/** A machine made ready to run. */
export interface NestedMachine {
  readonly block: CompiledBlock;
  readonly timeoutSeconds: number | undefined;
}

/** A machine that a nested execution can start, by name; the failure of starting it when its definition is wrong. */
export type MachineNamed = (name: string) => NestedMachine | Failure | undefined;

export interface Bench {
  readonly s3: ObjectStore;
  /** DynamoDB tables by name. */
  readonly tables: Map<string, Table>;
  readonly machineNamed: MachineNamed;
  /** Nested executions by ARN. */
  readonly executions: Map<string, Run>;
}

export const benchOf = (
  { s3Objects = [] }: Pick<ExecutionRequest, 's3Objects'>,
  machineNamed: MachineNamed = () => undefined,
): Bench => ({
  s3: new ObjectStore(s3Objects),
  tables: new Map(),
  machineNamed,
  executions: new Map(),
});

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
