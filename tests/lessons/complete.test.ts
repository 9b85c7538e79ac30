// What makes a lesson whole beyond what its build asks: figures of the runs of its changes, material that warns of nothing, and claims for all
// that it says about AWS.
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { diagnose, parse, ruleOf, type Definition, type JsonValue } from '../../src/lib/asl/index.ts';
import { readExpression } from '../../src/lib/data/index.ts';
import type { Mocks } from '../../src/lib/execution/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { fencesOf } from '../../src/lib/lessons/course/activity.ts';
import { bodyOf, lessons, startTextsOf } from '../../src/lib/lessons/course/catalogue.server.ts';
import { wordsOf } from '../../src/lib/lessons/course/figures.ts';
import { fenceOptions, tryOf } from '../../src/lib/lessons/markdown/fence-options.mjs';
import { changeOf, type TryPart } from '../../src/lib/lessons/page/try.ts';
import { readEnvironment } from '../../src/lib/playground/workspace/environment.ts';

const whole = lessons.map((lesson) => ({ slug: lesson.slug, lesson }));

describe.each(whole)('the lesson $slug', ({ lesson }) => {
  const body = bodyOf(lesson);
  const fences = fencesOf(body);
  const tries = fences.filter(({ meta }) => 'try' in fenceOptions(meta));

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

  it('makes claims, and works out right what follows from others', async () => {
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of lesson.claims) {
      if ('source' in claim) continue;
      const result = Number(await jsonata(claim.calculated).evaluate({}));
      const shown = [...claim.says.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(([number]) =>
        number.replaceAll(',', ''),
      );
      const isShown = (number: string) =>
        Number(result.toFixed(number.split('.')[1]?.length ?? 0)) === Number(number);
      expect(shown.some(isShown), `${claim.calculated} is ${result}`).toBe(true);
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
