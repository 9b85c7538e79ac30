// Definitions and other JSON from files. A YAML parser is loaded only for a YAML file.
import { readFile } from 'node:fs/promises';
import { parse, type JsonValue, type ParsedDocument } from '../lib/asl/index.ts';

/** A definition's text, parsed with its places. */
export async function readDocument(file: string): Promise<ParsedDocument> {
  const text = await readText(file);
  if (!/\.ya?ml$/i.test(file)) return parse(text);
  const { parseYaml } = await import('../lib/asl/text/parse-yaml.ts');
  return parse(text, { format: 'yaml', yaml: parseYaml });
}

/** A JSON file's value; an error that names the file when it is none. */
export async function readJson(file: string): Promise<JsonValue> {
  const text = await readText(file);
  try {
    return JSON.parse(text) as JsonValue;
  } catch (problem) {
    throw new Error(
      `The file ${file} is not JSON: ${problem instanceof Error ? problem.message : String(problem)}`,
      {
        cause: problem,
      },
    );
  }
}

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (problem) {
    throw new Error(`The file ${file} cannot be read.`, { cause: problem });
  }
}
