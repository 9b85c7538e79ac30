// Matches a regular expression in time proportional to its size times the text, whatever the pattern: all alternatives are followed
// at once (Thompson's construction), never one after the other. Filters in paths come from definitions that anyone may write, and
// the engine's own RegExp can be made to run for years.
import type { Accepts, RegularExpression } from '../../grammar/index.ts';

interface Instruction {
  readonly accepts?: Accepts;
  readonly holds?: (text: string, at: number) => boolean;
  readonly to: number[];
}

/** Says of a text whether all of it matches, as Java's `Matcher.matches` does. */
export function linearMatcher(expression: RegularExpression): (text: string) => boolean {
  const program: Instruction[] = [{ to: [] }];
  const start = assemble(expression, program, 0);
  return (text) => run(program, start, text);
}

// Adds a node's instructions, which go on to `next`, and gives the first of them.
function assemble(node: RegularExpression, program: Instruction[], next: number): number {
  switch (node.is) {
    case 'one':
      return program.push({ accepts: node.accepts, to: [next] }) - 1;
    case 'assert':
      return program.push({ holds: node.holds, to: [next] }) - 1;
    case 'sequence':
      return node.parts.reduceRight((after, part) => assemble(part, program, after), next);
    case 'choice':
      return program.push({ to: node.options.map((option) => assemble(option, program, next)) }) - 1;
    case 'repeat': {
      let first = next;
      if (node.max === Infinity) {
        const fork: Instruction = { to: [] };
        first = program.push(fork) - 1;
        fork.to.push(assemble(node.part, program, first), next);
      } else {
        for (let i = node.min; i < node.max; i++) {
          first = program.push({ to: [assemble(node.part, program, first), next] }) - 1;
        }
      }
      for (let i = 0; i < node.min; i++) first = assemble(node.part, program, first);
      return first;
    }
  }
}

// Instruction 0 is the accepting one.
function run(program: readonly Instruction[], start: number, text: string): boolean {
  let current: number[] = [];
  let seen = new Uint32Array(program.length);
  let generation = 1;
  const pending: number[] = [];
  const follow = (into: number[], from: number, at: number) => {
    pending.push(from);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const instruction = program[id];
      if (instruction === undefined || seen[id] === generation) continue;
      seen[id] = generation;
      if (instruction.accepts !== undefined || id === 0) into.push(id);
      else if (instruction.holds === undefined || instruction.holds(text, at))
        pending.push(...instruction.to);
    }
  };
  follow(current, start, 0);
  for (let at = 0; at < text.length && current.length > 0;) {
    const codePoint = text.codePointAt(at) ?? 0;
    at += codePoint > 0xffff ? 2 : 1;
    if (++generation === 0xffff_ffff) [seen, generation] = [new Uint32Array(program.length), 1];
    const following: number[] = [];
    for (const id of current) {
      const instruction = program[id];
      if (instruction?.accepts?.(codePoint)) follow(following, instruction.to[0] ?? 0, at);
    }
    current = following;
  }
  return current.includes(0);
}
