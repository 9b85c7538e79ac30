// What makes a lesson whole beyond working: enough sample answers, a sentence for every wrong option, proof for every figure, a source for
// every claim about AWS.
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { diagnose, parse, ruleOf, type Definition, type JsonValue } from '../../src/lib/asl/index.ts';
import { readExpression } from '../../src/lib/data/index.ts';
import type { Mocks } from '../../src/lib/execution/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { fencesOf, type Quiz } from '../../src/lib/lessons/course/activity.ts';
import {
  bodyOf,
  fileNamesOf,
  fileOf,
  lessons,
  startTextsOf,
} from '../../src/lib/lessons/course/catalogue.server.ts';
import { fenceTexts, unprovedFigures, wordsOf } from '../../src/lib/lessons/course/figures.ts';
import { fenceOptions, tryOf } from '../../src/lib/lessons/markdown/fence.mjs';
import { changeOf, type TryPart } from '../../src/lib/lessons/page/try.ts';
import { readEnvironment } from '../../src/lib/playground/workspace/environment.ts';
import { optionText } from '../../src/lib/lessons/questions/option.ts';
import { answersOf } from './answers.ts';
import { unfinished } from './unfinished.ts';

const whole = lessons
  .filter(({ slug }) => !unfinished.has(slug))
  .map((lesson) => ({ slug: lesson.slug, lesson }));

it('is asked of lessons that are there', () => {
  expect(lessons.map(({ slug }) => slug)).toEqual(expect.arrayContaining([...unfinished]));
});

describe.each(whole)('the lesson $slug', ({ lesson }) => {
  const body = bodyOf(lesson);
  const fences = fencesOf(body);
  const tries = fences.filter(({ meta }) => 'try' in fenceOptions(meta));

  it('has six wrong answers and two right ones as samples', () => {
    const { wrong, right } = answersOf(lesson.slug);
    expect(wrong.length).toBeGreaterThanOrEqual(6);
    expect(right.length).toBeGreaterThanOrEqual(2);
  });

  it('explains every wrong option of its questions', () => {
    for (const { language, code, line } of fences) {
      if (!['predict', 'quiz', 'recall'].includes(language)) continue;
      const { options = [], answer } = parseYaml(code) as Partial<Quiz>;
      for (const option of options)
        expect(typeof option === 'object', `line ${line}: ${optionText(option)}`).toBe(
          optionText(option) !== answer,
        );
    }
  });

  it('says of every change to try what its run shows', () => {
    for (const { meta, line } of tries) {
      const { isRefused, expect: expected } = tryOf(fenceOptions(meta));
      expect(isRefused || Object.keys(expected ?? {}).length > 0, `line ${line}`).toBe(true);
    }
  });

  it('warns of nothing in its own material, but where the run is meant to fail', async () => {
    const start = startTextsOf(lesson);
    const changes = tries.flatMap(({ meta, code }) => {
      const options = fenceOptions(meta);
      const { others, isRefused } = tryOf(options);
      return isRefused ? [] : [changeOf(start, options.try as TryPart, code, others)];
    });
    for (const { definition, input, mocks, environment } of [start, ...changes]) {
      const document = parse(definition);
      const sample = JSON.parse(input) as JsonValue;
      const warnings = diagnose(document, { jsonata: readExpression, input: sample }).filter(
        ({ rule }) => !ruleOf(rule)?.isAdvice,
      );
      if (warnings.length === 0) continue;
      const { environment: around } = readEnvironment(environment);
      const asked = { ...around, input: sample, mocks: JSON.parse(mocks) as Mocks };
      const { status } = await execute({ ...asked, definition: document.definition as Definition });
      expect([status, ...warnings.map(({ message }) => message)][0]).toBe('FAILED');
    }
  });

  const texts = [body.replace(/^```[\s\S]*?^```[ \t]*$/gm, ''), ...lesson.differs, lesson.summary];
  const claims = lesson.claims.map(({ says }) => says);

  it('has proof for every figure in its prose', () => {
    const expectations = [
      ...tries.map(({ meta }) => tryOf(fenceOptions(meta)).expect),
      ...fences.filter(({ language }) => language === 'expect').map(({ code }) => parseYaml(code) as unknown),
    ];
    const files = fileNamesOf(lesson).map((name) => fileOf(lesson, name) ?? '');
    const looks = tries.map(({ meta }) => fenceOptions(meta).look ?? '');
    const sources = {
      expectations,
      texts: [...files, ...fenceTexts(body.replace(/look="[^"]*"/g, ''))],
      claims,
    };
    expect(unprovedFigures([...texts, ...looks].join('\n\n'), sources)).toEqual([]);
  });

  it('names a source for what it says about AWS, in words that stand in it', async () => {
    const said = wordsOf([body, ...lesson.differs, lesson.summary].join('\n'));
    const addresses = lesson.sources.map(({ url }) => url);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of lesson.claims) {
      expect(said).toContain(wordsOf(claim.says));
      if ('source' in claim) expect(addresses).toContain(claim.source);
      else {
        const result = Number(await jsonata(claim.calculated).evaluate({}));
        const shown = [...claim.says.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(([number]) =>
          number.replaceAll(',', ''),
        );
        const isShown = (number: string) =>
          Number(result.toFixed(number.split('.')[1]?.length ?? 0)) === Number(number);
        expect(shown.some(isShown), `${claim.calculated} is ${result}`).toBe(true);
      }
    }
  });

  it('lists every sentence with a figure of AWS among its claims', () => {
    const figures =
      /\b(AWS|Step Functions|CloudWatch|Lambda|DynamoDB|SQS|SNS|EventBridge|Express|quota|dollars?)\b/;
    const sentences = texts.flatMap((text) => wordsOf(text).split(/(?<=[.!?])\s+/));
    const missing = sentences.filter(
      (sentence) =>
        /(?<![A-Za-z\d])\d/.test(sentence) &&
        figures.test(sentence) &&
        !claims.some((says) => sentence.includes(wordsOf(says)) || wordsOf(says).includes(sentence)),
    );
    expect(missing).toEqual([]);
  });
});
