// Writes a diagnostic rule that already passes every test, to start a real one from: a row in the catalogue, a check in a
// file of its own, its registration, and a sample. npm run new:rule -- <name>     for example: wait-without-end
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const [name = ''] = process.argv.slice(2);
const stop = (problem) => {
  console.error(`${problem}\nUsage: npm run new:rule -- wait-without-end`);
  process.exit(1);
};
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name))
  stop(`"${name}" is not a name of two words or more such as wait-without-end.`);

const rules = 'src/lib/asl/rules';
const catalogue = `${rules}/catalogue.ts`;
const diagnose = `${rules}/diagnose.ts`;
const check = `${rules}/${name}.ts`;
const samples = 'tests/asl/rule-samples.ts';
if (new RegExp(`^  '?${name}'?:`, 'm').test(readFileSync(catalogue, 'utf8')))
  stop(`There is a rule "${name}" already: see ${catalogue}.`);
if (existsSync(check)) stop(`There is a file ${check} already.`);

const variable = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
if (new RegExp(`\\b${variable}\\b`).test(readFileSync(diagnose, 'utf8')))
  stop(`The name ${variable} is taken in ${diagnose}.`);
const code = name.toUpperCase().replaceAll('-', '_');

const write = async (path, text) =>
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
/** Puts text before what a pattern finds in a file, or a function. */
const put = async (path, before, text) => {
  const old = readFileSync(path, 'utf8');
  const at = typeof before === 'function' ? before(old) : old.search(before);
  if (at < 0) stop(`${path} is not written as this script expects: nothing in it matches ${before}.`);
  await write(path, `${old.slice(0, at)}${text}\n${old.slice(at)}`);
};

await put(
  catalogue,
  /^\} as const satisfies/m,
  `'${name}': ours('${code}', 'What should be so, in a sentence.', 'statemachine-structure.html'),`,
);
await write(
  check,
  `// What this rule is about, in a sentence.
import { ownValue } from '../json.ts';
import { within } from '../text/location.ts';
import type { Check } from './check.ts';

/** Which places are found: here, comments that say "${name}". */
export const ${variable}: Check = (machine, report) => {
  for (const { value, location } of machine.states) {
    if (ownValue(value, 'Comment') !== '${name}') continue;
    const message = 'What is wrong here, and what would be right.';
    report('${name}', { message, location: within(location, 'Comment') });
  }
};
`,
);
// The imports of the checks are in the order of their files.
const nextImport = (text) => {
  const imports = [...text.matchAll(/^import \{ \w+ \} from '\.\/([\w-]+)\.ts';\n/gm)];
  const next = imports.find(([, other]) => other !== 'catalogue' && other > name);
  const last = imports.at(-1);
  return next?.index ?? (last ? last.index + last[0].length : -1);
};
await put(diagnose, nextImport, `import { ${variable} } from './${name}.ts';`);
await put(diagnose, /^\];$(?=\s+\/\*\*\s+\* Everything)/m, `  ${variable},`);
await put(
  samples,
  /^\};\s*$(?![\s\S]*^\};\s*$)/m,
  `'${name}': {
    fires: one(pass({ Comment: '${name}' })),
    silent: one(pass({ Comment: 'Something else' })),
    location: '/States/A/Comment',
  },`,
);
console.log(`"${name}": written.
${catalogue}   its code, whose rule it is (aws or ours), its sentence, its page
${check}   the check; put it into a file of its subject if there is one
${diagnose}   where it is registered
${samples}   a definition that has the problem, and one that only looks like it
Then: npm run check && npx vitest run --project unit tests/asl`);
