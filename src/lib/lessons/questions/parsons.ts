// A Parsons problem as data and rules: blocks to put in order, some with a wrong twin. Pure, so that the rules can be tested
// without a page. After a few wrong tries blocks grow together (Ericson et al. 2018), which keeps the problem solvable. The fields of
// a JSON object may stand in any order, so an answer that says the same as the solution is right.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { Parsons } from '../course/activity.ts';

/** One thing to place: one or more neighbouring blocks of the solution, or the wrong twin of one. */
export interface Piece {
  readonly id: string;
  readonly text: string;
  /** Positions in the solution that the piece covers; empty for a wrong twin. */
  readonly covers: readonly number[];
  /** Pieces of which only one is right share a pair. */
  readonly pair?: number;
  /** Why a wrong twin is wrong. */
  readonly because?: string;
}

export interface Verdict {
  readonly isRight: boolean;
  /** Position in the answer of the first piece that is wrong; its length when something is missing. */
  readonly firstWrong: number;
  readonly message: string;
}

/** All pieces of a problem, shuffled in a way that is always the same; twins stand together. `merges` says how often blocks have grown together. */
export function piecesOf({ ask, blocks }: Parsons, merges: number): readonly Piece[] {
  const size = 2 ** merges;
  const pieces: Piece[][] = [];
  for (let from = 0; from < blocks.length; from += size) {
    const covers = Array.from({ length: Math.min(size, blocks.length - from) }, (_, at) => from + at);
    const text = covers.map((at) => textOf(blocks[at])).join('\n');
    const right: Piece = { id: `${size}-${from}`, text, covers };
    const block = blocks[from];
    if (merges === 0 && typeof block === 'object') {
      const wrong = { id: `${size}-${from}-twin`, text: block.instead, covers: [], pair: from };
      const twins = [
        { ...right, pair: from },
        { ...wrong, because: block.because },
      ];
      pieces.push(hash(ask + from) % 2 ? twins : twins.reverse());
    } else pieces.push([right]);
  }
  const keyed = pieces.map((group, at) => ({ group, key: hash(`${ask}${at}${merges}`) }));
  return keyed.sort((a, b) => a.key - b.key).flatMap(({ group }) => group);
}

/** What is to be said of an answer. */
export function checkParsons({ blocks, inOrder }: Parsons, answer: readonly Piece[]): Verdict {
  const texts = blocks.map(textOf);
  const groups = inOrder ? texts.map((_, at) => at) : interchangeable(texts);
  const isSame = !inOrder && saysTheSame(texts, answer);
  const open = new Set(texts.keys());
  for (const [at, piece] of answer.entries()) {
    if (piece.because !== undefined) return { isRight: false, firstWrong: at, message: piece.because };
    const from = piece.covers[0] ?? -1;
    const [next = -1] = open;
    if (!isSame && groups[from] !== groups[next]) {
      const message =
        at === 0
          ? 'Something else comes first.'
          : 'Up to the marked block all is well; it is not its turn yet.';
      return { isRight: false, firstWrong: at, message };
    }
    for (const covered of piece.covers) open.delete(covered);
  }
  if (open.size > 0)
    return {
      isRight: false,
      firstWrong: answer.length,
      message: 'So far it is right, but something is missing.',
    };
  return { isRight: true, firstWrong: answer.length, message: '' };
}

/** For each block the number of its group: neighbouring whole fields of one object, each with its comma, may change places. */
function interchangeable(texts: readonly string[]): readonly number[] {
  const groups: number[] = [];
  for (const [at, text] of texts.entries()) {
    const isLikeTheLast =
      at > 0 && isField(text) && isField(texts[at - 1]) && depth(text) === depth(texts[at - 1]);
    groups.push(isLikeTheLast ? (groups[at - 1] ?? at) : at);
  }
  return groups;
}

const isField = (text = ''): boolean => text.endsWith(',') && json(`{${text.slice(0, -1)}}`) !== undefined;
const depth = (text = ''): number => text.search(/\S/);

/** Whether the answer is JSON, and the same JSON as the solution but for the order of fields. */
function saysTheSame(solution: readonly string[], answer: readonly Piece[]): boolean {
  const parsed = [solution.join('\n'), answer.map(({ text }) => text).join('\n')].map(
    (text) => json(text) ?? json(`{${text}}`),
  );
  return parsed[0] !== undefined && sorted(parsed[0]) === sorted(parsed[1]);
}

function json(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** JSON text with the fields of every object in the order of their names. */
const sorted = (value: JsonValue | undefined): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    isJsonObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const textOf = (block: Parsons['blocks'][number] | undefined): string =>
  typeof block === 'object' ? block.text : (block ?? '');

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (Math.imul(value, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}
