// The text of an execution's input, read as StartExecution reads it, with the place of what is wrong.
import { parse as parseJson, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { type Diagnostic, type JsonValue, bytesText, countText, maxPayloadBytes } from '../../asl/index.ts';

export type InputReading =
  | { readonly value: JsonValue; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Diagnostic };

/** The input that a text says, or what is wrong with it. An empty text is `{}`, as in StartExecution. Never throws. */
export function readInput(text: string): InputReading {
  if (text.trim() === '') return { value: {} };
  // A UTF-16 unit is at least one byte, so a long text need not be encoded to be refused.
  const bytes = text.length > maxPayloadBytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes > maxPayloadBytes) {
    const size = `${text.length > maxPayloadBytes ? 'at least ' : ''}${bytes.toLocaleString('en-US')} bytes`;
    return refuse(
      'INPUT_TOO_LONG',
      `the input has ${size}. AWS refuses an execution input of more than ${countText(maxPayloadBytes)} bytes (${bytesText(maxPayloadBytes)}); put the data in Amazon S3 and pass its address.`,
      0,
      0,
    );
  }
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch (error) {
    const errors: ParseError[] = [];
    parseJson(text, errors, { allowTrailingComma: false, disallowComments: true });
    const [first] = errors;
    const what = first
      ? wordsOf(printParseErrorCode(first.error))
      : error instanceof Error
        ? error.message
        : String(error);
    const from = first?.offset ?? 0;
    const line = text.slice(0, from).split('\n').length;
    return refuse(
      'INVALID_INPUT',
      `the input is not JSON. Line ${line}: ${what}.`,
      from,
      from + (first?.length ?? 0),
    );
  }
}

/** The JSON text indented by two spaces, or undefined when it is not JSON. */
export function formatJson(text: string): string | undefined {
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    return undefined;
  }
}

/** A JSON text indented for reading; any other text as it is. */
export const prettyJson = (text: string): string => formatJson(text)?.trimEnd() ?? text;

function refuse(code: string, message: string, from: number, to: number): InputReading {
  return { problem: { severity: 'ERROR', code, message, from, to } };
}

/** `CloseBraceExpected` → `close brace expected`. */
const wordsOf = (code: string): string =>
  code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
