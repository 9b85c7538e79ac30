// What a change to try does to the lesson's definition, line by line: what it adds, what it takes out, and of what stays only the lines
// around a change.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diffArrays } from 'diff';

/** Unchanged lines that are shown before and after a change. */
const around = 2;

/** The definition that the lesson of a Markdown file starts with, as its text. */
export const startBeside = (file) => readFileSync(join(dirname(file), 'start.asl.json'), 'utf8');

/**
 * The lines of a changed text in order, each with a sign: ' ' stays, '+' is new, '-' goes, '…' stands for lines that stay (their number).
 * Both texts are written in one way, so that another line break is no change. `part` is `states` or `definition`, as in a `try` fence;
 * undefined where most of the text is new, so that there is nothing to compare.
 * @param {string} start
 * @param {string} part
 * @param {string} text
 * @returns {readonly { sign: ' ' | '+' | '-' | '…', line: string }[] | undefined}
 */
export function changedLines(start, part, text) {
  const change = JSON.parse(text);
  const machine = JSON.parse(start);
  const isNamed = ([name]) => Object.hasOwn(change, name);
  const then =
    part === 'states' ? Object.fromEntries(Object.entries(machine.States).filter(isNamed)) : machine;
  const now = linesOf(change);
  const isSame = (a, b) => bare(a) === bare(b);
  const lines = diffArrays(linesOf(then), now, { comparator: isSame }).flatMap(({ added, removed, value }) =>
    value.map((line) => ({ sign: added ? '+' : removed ? '-' : ' ', line })),
  );
  const stay = lines.filter(({ sign }) => sign === ' ').length;
  if (stay < now.length / 2 || stay === lines.length) return undefined;
  return folded(lines);
}

/** Long runs of lines that stay become one. */
function folded(lines) {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ sign }) => sign !== ' '),
  );
  const shown = [];
  let hidden = [];
  const close = (indent) => {
    // A fold of one or two lines would save nothing.
    if (hidden.length > 2) shown.push({ sign: '…', line: `${indent}⋯ ${hidden.length} lines as before` });
    else shown.push(...hidden);
    hidden = [];
  };
  lines.forEach((one, at) => {
    if (!isNear[at]) return void hidden.push(one);
    close(indentOf(hidden[0]?.line ?? one.line));
    shown.push(one);
  });
  close(indentOf(hidden[0]?.line ?? ''));
  return shown;
}

/** JSON with two blanks a level; a list of plain values stands on one line. */
const linesOf = (value) =>
  JSON.stringify(value, null, 2)
    .replace(/\[\n\s+([^[\]{}]{1,80}?)\n\s+\]/g, (_, entries) => `[${entries.replace(/,\n\s+/g, ', ')}]`)
    .split('\n');

const bare = (line) => line.trim().replace(/,$/, '');
const indentOf = (line) => /^ */.exec(line)[0];
