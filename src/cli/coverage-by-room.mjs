// Prints what `npm run coverage` found, a line per room; coverage/index.html has every file and line. The end-to-end
// tests do not count: they run the built site.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const { total, ...files } = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'));
const kinds = ['lines', 'branches', 'functions'];

const rooms = new Map();
for (const [path, figures] of Object.entries(files)) {
  const [, folder, inside] = relative('.', path).split(/[\\/]/);
  const name = folder === 'lib' ? inside : inside ? folder : 'src';
  rooms.set(name, [...(rooms.get(name) ?? []), figures]);
}

const percent = (figures, kind) => {
  const sum = (field) => figures.reduce((all, each) => all + each[kind][field], 0);
  return sum('total') === 0 ? '–' : `${((100 * sum('covered')) / sum('total')).toFixed(1)} %`;
};
const row = (name, count, ...cells) =>
  console.log(name.padEnd(14) + [count, ...cells].map((cell) => String(cell).padStart(11)).join(''));

row('', 'files', ...kinds);
for (const [name, figures] of [...rooms].sort(([a], [b]) => a.localeCompare(b)))
  row(name, figures.length, ...kinds.map((kind) => percent(figures, kind)));
row('all', Object.keys(files).length, ...kinds.map((kind) => percent([total], kind)));
console.log('File by file: coverage/index.html');
