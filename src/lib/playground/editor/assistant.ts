// What the definition's editor asks: the playground answers, and CodeMirror only shows the answers. One per editor.
import type { Diagnostic, Knowledge, ParsedDocument } from '../../asl/index.ts';

export interface Assistant {
  /** The text of the editor, parsed; cheap for the text that was checked last. */
  read(text: string): ParsedDocument;
  /** The problems that were found last. */
  diagnostics(): readonly Diagnostic[];
  /** What the input and the last run tell about the state at an offset. */
  knowledge(document: ParsedDocument, offset: number): Knowledge;
  /** Tells the learner a sentence. */
  say(sentence: string): void;
  /** Told after a state was renamed in the text. */
  renamed(from: string, to: string): void;
}
