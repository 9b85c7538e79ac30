// What every check is given and how it reports. A check is a function of the whole machine, and must cope with any JSON.
import type { QueryLanguage } from '../definition.ts';
import type { JsonValue } from '../json.ts';
import type { LocatedExpression, LocatedObject } from '../reading/objects.ts';
import type { JsonataReader } from '../reading/jsonata-reader.ts';
import type { LocatedBlock, LocatedState } from '../reading/walk.ts';
import type { RuleName } from './catalogue.ts';

export type WorkflowType = 'STANDARD' | 'EXPRESS';

export interface Machine {
  readonly value: JsonValue;
  readonly root: LocatedBlock;
  readonly language: QueryLanguage;
  readonly type: WorkflowType;
  readonly blocks: readonly LocatedBlock[];
  readonly states: readonly LocatedState[];
  /** Objects of the field table by state. */
  readonly objects: ReadonlyMap<LocatedState, readonly LocatedObject[]>;
  readonly expressions: readonly LocatedExpression[];
  readonly jsonata: JsonataReader | undefined;
  /** A sample of the execution's input, if one is known. */
  readonly input: JsonValue | undefined;
}

export interface Finding {
  readonly message: string;
  /** AWS's location; absent where AWS gives none. */
  readonly location?: string;
  /** A more exact location for the text range. */
  readonly at?: string;
  /** What to underline there; a state's or field's key unless the value is short. */
  readonly part?: 'key' | 'value';
  /** Part of the string value at `at`, in UTF-16 code units of the value. */
  readonly span?: { readonly from: number; readonly to: number };
}

export type Report = (rule: RuleName, finding: Finding) => void;
export type Check = (machine: Machine, report: Report) => void;
