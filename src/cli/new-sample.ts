// Writes an execution sample to start a real one from, and records its history with the interpreter as it is.
// npm run new:sample -- <name>     for example: wait-until-a-leap-day
// Once more after the history has been removed, it records that of the definition as it is then.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runSample, sampleFolder, writeHistory } from '../../tests/execution/samples.ts';

const [name = ''] = process.argv.slice(2);
const stop = (problem: string): never => {
  console.error(`${problem}\nUsage: npm run new:sample -- wait-until-a-leap-day`);
  process.exit(1);
};
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) stop(`"${name}" is not a name such as wait-until-a-leap-day.`);
const folder = join(sampleFolder, name);
const history = join(folder, 'history.txt');
if (existsSync(history))
  stop(`There is a sample "${name}" already. Remove its history.txt to have the history recorded anew.`);

if (!existsSync(folder)) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'definition.asl.json'),
    `{
  "StartAt": "Begin",
  "States": {
    "Begin": { "Type": "Pass", "Result": "begun", "ResultPath": "$.status", "End": true }
  }
}
`,
  );
  writeFileSync(
    join(folder, 'sample.json'),
    `{
  "shows": "What AWS does here, in a sentence",
  "source": "https://states-language.net/spec.html#pass-state",
  "covers": ["Pass"],
  "input": { "id": 1 }
}
`,
  );
}
writeHistory(name, await runSample(name));
console.log(`${relative('.', folder)}: written.
Make definition.asl.json and sample.json what you want to show. Then remove history.txt, run this again,
and correct the history where AWS does something else: the test fails until the interpreter does the same.`);
