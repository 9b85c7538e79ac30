// Finds the state that a name refers to, and every place that refers to a state, to jump there or to rename it.
import { maxNameCharacters } from '../limits.ts';
import type { TextEdit } from '../text/edit.ts';
import { renameKey, replaceValue } from '../text/edit.ts';
import { ownValue } from '../json.ts';
import { locationOf, pathAt, rangeAt, within } from '../text/location.ts';
import type { TextRange } from '../text/node.ts';
import type { ParsedDocument } from '../text/parse.ts';
import type { LocatedState } from '../reading/walk.ts';
import { machineIn, statesOf, transitionsOf, blocksOf } from '../reading/walk.ts';

export interface Target extends TextRange {
  readonly name: string;
  /** Location of the state. */
  readonly location: string;
}

/** The state that the text at an offset names (StartAt, Next, Default), with the range of its own name. Pure. */
export function targetAt(document: ParsedDocument, offset: number): Target | undefined {
  const location = locationOf(pathAt(document.root, offset).path);
  for (const block of blocksOf(machineIn(document))) {
    const start = { location: within(block.location, 'StartAt'), target: ownValue(block.value, 'StartAt') };
    const transitions = [start, ...block.states.flatMap((state) => transitionsOf(state))];
    const found = transitions.find((each) => each.location === location);
    if (!found) continue;
    const state = block.states.find(({ name }) => name === found.target);
    return state && targetOf(document, state);
  }
  return undefined;
}

/** The places that name a state: the values of StartAt, Next and Default in its block. */
function referencesTo(state: LocatedState): readonly string[] {
  const { block, name } = state;
  const start = ownValue(block.value, 'StartAt') === name ? [within(block.location, 'StartAt')] : [];
  const others = block.states.flatMap((each) => transitionsOf(each)).filter(({ target }) => target === name);
  return [...start, ...others.map(({ location }) => location)];
}

export interface Renaming {
  readonly edits: readonly TextEdit[];
  /** Why it cannot be done; then there are no edits. */
  readonly problem?: string;
}

/** Renames a state, and every place that names it. Pure. */
export function renameState(document: ParsedDocument, location: string, name: string): Renaming {
  const states = statesOf(machineIn(document));
  const state = states.find((each) => each.location === location);
  if (!state) return { edits: [], problem: 'There is no state here.' };
  if (name === state.name) return { edits: [] };
  if (name.trim() === '') return { edits: [], problem: 'A state needs a name.' };
  if ([...name].length > maxNameCharacters) {
    return { edits: [], problem: `A name has at most ${maxNameCharacters} characters.` };
  }
  if (states.some((each) => each.name === name)) {
    return { edits: [], problem: `There is a state "${name}" already.` };
  }
  const references = referencesTo(state).flatMap((reference) => replaceValue(document, reference, name));
  return { edits: [...renameKey(document, location, name), ...references] };
}

function targetOf(document: ParsedDocument, state: LocatedState): Target | undefined {
  const range = rangeAt(document.root, state.location, 'key');
  return range && { name: state.name, location: state.location, ...range };
}
