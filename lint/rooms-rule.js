// An ESLint rule that holds the table of rooms (src/lib/rooms.js): it resolves what a file imports, whichever way it is
// written, and compares the rooms the two files lie in. Packages are compared by name.
import { dirname, relative, resolve } from 'node:path';
import { rooms } from '../src/lib/rooms.js';

const lib = resolve(import.meta.dirname, '../src/lib');

/** @type {import('eslint').Rule.RuleModule} */
export const roomsRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename;
    const [room] = placeInLib(file) ?? [];
    const check = ({ type, source, importKind, exportKind }) => {
      if (typeof source?.value !== 'string') return;
      const isOfTypes = type === 'TSImportType' || importKind === 'type' || exportKind === 'type';
      const problem = importProblem(file, room, source.value, isOfTypes);
      if (problem) context.report({ node: source, message: `${problem} (The table is src/lib/rooms.js.)` });
    };
    return {
      Program(node) {
        if (room !== undefined && !rooms[room])
          context.report({ node, message: `The room "${room}" has no row in src/lib/rooms.js.` });
      },
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

/** What is wrong with an import, if anything. `room` is undefined for a file outside the rooms: there only doors count. */
function importProblem(file, room, specifier, isOfTypes) {
  const row = rooms[room];
  if (specifier.startsWith('$content')) return undefined;
  const target = fileOf(file, specifier);
  if (target === undefined)
    return row && !row.packages.some((name) => matches(specifier, name))
      ? `The room "${room}" may not import the package "${specifier}".`
      : undefined;
  const [other, ...path] = placeInLib(target) ?? [];
  if (other === room) return undefined;
  if (other === undefined) return `The room "${room}" may not import what lies outside the rooms.`;
  const inWorkers = isOfTypes || file.endsWith('.worker.ts') ? (row?.inWorkers ?? []) : [];
  if (row && !row.rooms.includes(other) && !inWorkers.includes(other))
    return row.inWorkers?.includes(other)
      ? `Only workers of the room "${room}" may import more than types from the room "${other}".`
      : `The room "${room}" may not import the room "${other}".`;
  const doors = rooms[other]?.doors;
  return doors && !doors.some((door) => opens(door, path.join('/')))
    ? `"${path.join('/')}" is no door of the room "${other}".`
    : undefined;
}

/** The file that an import names; undefined if it names a package. */
function fileOf(file, specifier) {
  const [path] = specifier.split('?');
  if (path.startsWith('$lib/')) return resolve(lib, path.slice('$lib/'.length));
  return path.startsWith('.') ? resolve(dirname(file), path) : undefined;
}

/** The room and the path in it; undefined for what is in none. */
function placeInLib(file) {
  const [room, ...path] = relative(lib, file).split(/[\\/]/);
  if (room === '..' || room.includes('.')) return undefined;
  return path.length > 0 ? [room, ...path] : [room, 'index.ts'];
}

const matches = (specifier, name) => {
  const start = name.replace(/\/\*$/, '');
  return specifier === start || specifier.startsWith(`${start}/`);
};

/** Whether a door is the file that is meant, whose ending an import may leave out. */
const opens = (door, path) =>
  door.endsWith('/*') ? path.startsWith(door.slice(0, -1)) : [path, `${path}.ts`].includes(door);
