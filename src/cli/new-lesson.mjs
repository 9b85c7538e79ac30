// Writes a small lesson that already passes every test, to start a real one from.
// npm run new:lesson -- <chapter> <slug> "<title>"     for example: 03-flow loops "Loops"
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [chapter = '', slug = '', title = ''] = process.argv.slice(2);
const stop = (problem) => {
  console.error(`${problem}\nUsage: npm run new:lesson -- 03-flow loops "Loops"`);
  process.exit(1);
};
if (!/^\d\d-[a-z0-9-]+$/.test(chapter)) stop(`"${chapter}" is not a chapter such as 03-flow.`);
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) stop(`"${slug}" is not a slug such as error-handling.`);
if (!title.trim()) stop('The lesson has no title.');

const root = process.env.STEPWISE_CONTENT ?? 'content';
const folders = (path) =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];
const twin = folders(root)
  .flatMap((name) => folders(join(root, name)))
  .find((name) => name.slice(3) === slug);
if (twin) stop(`There is a lesson "${slug}" already: ${twin}.`);

const numbers = folders(join(root, chapter)).map((name) => Number(name.slice(0, 2)));
const number = String(Math.max(0, ...numbers) + 1).padStart(2, '0');
const folder = join(root, chapter, `${number}-${slug}`);
mkdirSync(folder, { recursive: true });

const json = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
const pass = (fields) => ({ Type: 'Pass', ...fields });
const machine = (states) => ({ StartAt: 'Begin', States: states });
const begin = pass({ Result: 'begun', ResultPath: '$.status' });

if (!existsSync(join(root, chapter, 'chapter.json')))
  writeFileSync(
    join(root, chapter, 'chapter.json'),
    `${JSON.stringify({ title: chapter.slice(3), summary: 'What this chapter is about.' }, null, 2)}\n`,
  );
json('start.asl.json', machine({ Begin: { ...begin, End: true } }));
json('input.json', { id: 1 });
json('mocks.json', {});
const solved = (fields) =>
  machine({ Begin: { ...begin, Next: 'Finish' }, Finish: pass({ Result: true, ...fields, End: true }) });
json('solution.asl.json', solved({ ResultPath: '$.finished' }));
const answers = process.env.STEPWISE_ANSWERS ?? 'tests/lessons/answers';
mkdirSync(answers, { recursive: true });
writeFileSync(
  join(answers, `${slug}.yaml`),
  `# Answers to the exercise: changes of the solution (or \`of: start\`), and what the card must say.
wrong:
  - name: the result replaces the input
    replace: [["\\n      \\"ResultPath\\": \\"$.finished\\",", ""]]
    says: Without \`ResultPath\` the result replaces the whole input.
    misconception: loses-the-input
  - name: the result goes where the status was
    change: { States: { Finish: { ResultPath: $.status } } }
    says: The result went into \`status\`.
    misconception: overwrites-the-status
  - name: Next and End
    change: { States: { Begin: { End: true } } }
    says: A state either goes on
  - name: nothing leads there
    change: { States: { Begin: { Next: null, End: true } } }
    says: No arrow leads to this state.
  - name: a path without its beginning
    change: { States: { Finish: { ResultPath: finished } } }
    says: A path begins with
  - name: the name in another case
    replace: [["Finish", "finish"]]
    says: Names must agree to the letter
right:
  - name: in JSONata
    change:
      States:
        Finish:
          QueryLanguage: JSONata
          Result: null
          ResultPath: null
          Output: "{% $merge([$states.input, { 'finished': true }]) %}"
  - name: with Parameters
    change: { States: { Finish: { Result: null, Parameters: true } } }
`,
);
json('exercise.json', {
  title: 'Finish it',
  task: 'Add a state called `Finish` at the end that adds `"finished": true` to the output.',
  cases: [
    {
      name: 'finished',
      goal: 'The output says that it is finished, and nothing is lost',
      input: { id: 1 },
      expect: { output: { id: 1, status: 'begun', finished: true } },
    },
    {
      name: 'other',
      goal: 'The output says that it is finished, and nothing is lost',
      hidden: true,
      input: { id: 2, note: 'x' },
      expect: { visits: ['Begin', 'Finish'], outputHas: { id: 2, note: 'x', finished: true } },
    },
  ],
  hints: ['A new state is a new entry in `States`.', 'Give it a `Result` and a `ResultPath`.'],
  misconceptions: [
    {
      name: 'loses-the-input',
      case: 'finished',
      shows: { output: true },
      say: 'Without `ResultPath` the result replaces the whole input.',
    },
    {
      name: 'overwrites-the-status',
      case: 'finished',
      shows: { outputHas: { status: true } },
      say: 'The result went into `status`. Give it a field of its own.',
    },
  ],
  success: 'What the learner has now understood.',
});
writeFileSync(
  join(folder, 'lesson.md'),
  `---
title: ${JSON.stringify(title)}
summary: What you will be able to do after this lesson.
minutes: 5
concepts: [Pass]
prerequisites: []
engagement: [responding, changing, constructing]
covers: []
differs:
  - What differs in the real service.
sources:
  - title: Amazon States Language
    url: https://states-language.net/
claims:
  - says: What differs in the real service.
    source: https://states-language.net/
    checked: "${new Date().toISOString().slice(0, 10)}"
---

What the problem is, in a few sentences.

## Predict

\`\`\`predict
ask: How many state transitions will this run take?
options: ['1', { text: '2', because: 'Why 2 is wrong, to whoever has chosen it.' }]
answer: '1'
truth: transitions
why: One state is entered.
\`\`\`

## Run it

Press **Run**, and select the state in the graph.

## Look inside

\`\`\`why
ask: Why is the order still there?
answer: Because \`ResultPath\` puts the result into the input.
\`\`\`

## Change it

\`\`\`json try=input look="Another input: the status is added all the same." expect="{outputHas: {id: 2, status: begun}}"
{ "id": 2 }
\`\`\`

## Make it yours

<Exercise />

\`\`\`recall
ask: What should a later lesson ask again?
options:
  - The one thing that matters
  - { text: Something else, because: Why it is wrong. }
answer: The one thing that matters
why: Why that is so.
\`\`\`

\`\`\`recall
ask: And what else?
options:
  - A second thing
  - { text: Nothing, because: Why it is wrong. }
answer: A second thing
why: A lesson is asked three times later, each time with another question.
\`\`\`

\`\`\`recall
ask: And the third time?
options:
  - A third thing
  - { text: Nothing, because: Why it is wrong. }
answer: A third thing
why: One, three and seven lessons later.
\`\`\`
`,
);
console.log(`${folder}: written. \`npm run dev\` shows it at /lessons/${slug}/`);
