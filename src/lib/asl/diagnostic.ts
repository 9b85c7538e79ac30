// A problem in a definition: the shape of ValidateStateMachineDefinition's diagnostics, plus its place in the text.

export type Severity = 'ERROR' | 'WARNING';

export interface Diagnostic {
  readonly severity: Severity;
  /** AWS's code such as `SCHEMA_VALIDATION_FAILED` or `MISSING_TRANSITION_TARGET`, or the code of one of our own rules. */
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the definition, such as `/States/Check/Choices[0]/Next`; absent where AWS gives none. */
  readonly location?: string;
  /** Our stable name of the rule behind it (see `rules/catalogue.ts`), for quick fixes and links. */
  readonly rule?: string;
  /** Start of the text range, in UTF-16 code units from the start of the text. */
  readonly from: number;
  /** End (exclusive) of the text range; never beyond the text. */
  readonly to: number;
}
