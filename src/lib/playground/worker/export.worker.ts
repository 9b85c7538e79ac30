// A definition as code of an XState machine. The worker loads this when somebody asks for it.
import { toXStateCode } from '../../interpreter/export/index.ts';
import runtime from '../../interpreter/export/runtime.ts?raw';
import type { Definition } from '../../asl/index.ts';

export const codeOf = (definition: Definition) => toXStateCode(definition, runtime);
