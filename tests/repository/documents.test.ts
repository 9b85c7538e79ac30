// What the READMEs and CONTRIBUTING.md call a file or folder is there: moved and renamed files take their names in prose along.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { rooms } from '../../src/lib/rooms.js';

const folders = ['content', 'lint', 'src', 'static', 'tests'];
const entries = [
  ...readdirSync('.'),
  ...folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].map((path) => path.replaceAll('\\', '/'));
const documents = entries.filter((path) => /^[A-Z]+\.md$|\/README\.md$/.test(path));

const isPath = (text: string): boolean =>
  /^[\w.+[\]-]+(\/[\w.+[\]-]+)*\/?$/.test(text) &&
  (/\w\.(ts|js|mjs|svelte|css|md|json|txt)$/.test(text) || /^\w[^.]*\/$/.test(text) || isRooted(text));
const isRooted = (text: string): boolean => folders.some((folder) => text.startsWith(`${folder}/`));

/** Whether a path is there: from the root, from `src` or its rooms, from the document, or anywhere below the document. */
function isThere(path: string, document: string): boolean {
  const plain = path.replace(/\/$/, '');
  const places = ['', 'src', 'src/lib', dirname(document)].map((folder) => join(folder, plain));
  if (places.some((place) => entries.includes(place.replaceAll('\\', '/')))) return true;
  const below = dirname(document) === '.' ? '' : `${dirname(document)}/`;
  return entries.some((entry) => entry.startsWith(below) && entry.endsWith(`/${plain}`));
}

it.each(documents)('the files that %s names are there', (document) => {
  const prose = readFileSync(document, 'utf8').replace(/^ *(````?)[\s\S]*?^ *\1$/gm, '');
  const named = [...prose.matchAll(/`([^`\n]+)`|\]\(([^)#\s]+)\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  expect(named.filter((text) => isPath(text) && !isThere(text, document))).toEqual([]);
});

it.each(Object.keys(rooms))('the room %s says what it is', (room) => {
  expect(readFileSync(`src/lib/${room}/README.md`, 'utf8')).toMatch(new RegExp(`^# ${room}: \\w`));
});

it.each(Object.entries(rooms).flatMap(([room, { doors = [] }]) => doors.map((door) => `${room}/${door}`)))(
  'the door %s is there',
  (door) => {
    const path = `src/lib/${door}`;
    expect(
      entries.some((entry) => (door.endsWith('/*') ? entry === path.slice(0, -2) : entry === path)),
    ).toBe(true);
  },
);
