// A playground in a link: everything that a run depends on, in the fragment (which no server sees). `#v1.` is deflate with a preset
// dictionary, in base64url, behind a checksum. Whatever comes in is hostile: bounded, checked, and read as text only.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import type { JournalEntry, Mocks } from '../../execution/index.ts';
import { readEnvironment, type Environment } from '../workspace/environment.ts';
import { problemOf } from '../faults/faults.ts';
import { journalSchema } from '../run/journal-schema.ts';
import { dictionaryV1 } from './dictionary.ts';

export interface SharedPlayground {
  readonly definition: string;
  readonly input: string;
  readonly mocks: Mocks;
  readonly seed: number;
  readonly journal: readonly JournalEntry[];
  /** Absent in links from before there was one. */
  readonly environment?: Environment;
}

export type LinkReading =
  | { readonly shared: SharedPlayground; readonly problem?: undefined }
  | { readonly shared?: undefined; readonly problem: string };

/** No link longer than this is made or read (browsers hold more, chats and mails do not). */
export const longestFragment = 200_000;
/** Bytes that a link may unfold to. */
const mostBytes = 2_000_000;
const prefix = '#v1.';

/** The fragment for a playground, `#v1.…`, or undefined when it would be longer than any link should be. */
export function writeLink({
  definition,
  input,
  mocks,
  seed,
  journal,
  environment = {},
}: SharedPlayground): string | undefined {
  // The texts stand behind the header as they are: escaped, they would miss the dictionary.
  const e = Object.keys(environment).length === 0 ? undefined : environment;
  const head = JSON.stringify({ m: mocks, s: seed, j: journal, i: input.length, e });
  const text = head + '\n' + input + definition;
  const bytes = strToU8(text);
  if (bytes.length > mostBytes) return undefined;
  const packed = deflateSync(bytes, { level: 9, mem: 9, dictionary: strToU8(dictionaryV1) });
  const whole = new Uint8Array(packed.length + 4);
  new DataView(whole.buffer).setUint32(0, checksum(bytes));
  whole.set(packed, 4);
  const fragment = prefix + toBase64Url(whole);
  return fragment.length > longestFragment ? undefined : fragment;
}

/** The playground in a fragment, or a sentence that says why there is none. Never throws. */
export function readLink(fragment: string): LinkReading {
  if (!fragment.startsWith(prefix))
    return { problem: 'This link was made by a newer version of Stepwise, or it is not one of its links.' };
  if (fragment.length > longestFragment) return { problem: 'This link is too long to be one of ours.' };
  try {
    const whole = fromBase64Url(fragment.slice(prefix.length));
    if (whole.length <= 4) return damaged;
    const bytes = unfold(whole.subarray(4));
    if (bytes.length > mostBytes) return { problem: 'This link unfolds to more than a playground can hold.' };
    if (new DataView(whole.buffer).getUint32(0) !== checksum(bytes)) return damaged;
    return read(strFromU8(bytes));
  } catch {
    // Any failure above means one thing for the reader: the link is not whole.
    return damaged;
  }
}

const damaged: LinkReading = {
  problem: 'This link is damaged: a part of it is missing or changed. Ask for it again.',
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const header = v.object({
  m: v.custom<Mocks>((mocks) => problemOf(mocks) === undefined),
  s: count,
  j: journalSchema,
  /** Length of the input, in UTF-16 units; the definition is what follows it. */
  i: count,
  e: v.optional(
    v.custom<Environment>((value) => readEnvironment(JSON.stringify(value)).problem === undefined),
  ),
});

/** The first line is the header; behind it stand the input and the definition. */
function read(text: string): LinkReading {
  const end = text.indexOf('\n');
  const head: unknown = JSON.parse(text.slice(0, Math.max(0, end)));
  if (!v.is(header, head)) return damaged;
  const { m: mocks, s: seed, i: length, e: environment } = head;
  const texts = text.slice(end + 1);
  const journal = head.j as readonly JournalEntry[];
  const shared = { definition: texts.slice(length), input: texts.slice(0, length), mocks, seed, journal };
  return { shared: environment ? { ...shared, environment } : shared };
}

/** Inflates into room for one byte more than is allowed: fflate cuts off in silence at the end of its room. */
function unfold(packed: Uint8Array): Uint8Array {
  return inflateSync(packed, {
    out: new Uint8Array(mostBytes + 1),
    dictionary: strToU8(dictionaryV1),
  });
}

/** FNV-1a, 32 bit. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
