// Every link of the built site leads to a page that is there, and to a place on it. No browser: the pages as they are sent.
import { expect } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { pages } from './pages.ts';
import { test } from './test.ts';

const htmlOf = (path: string): string => readFileSync(`build${path}index.html`, 'utf8');
const unescaped = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

test('every internal link and anchor of every page leads somewhere', () => {
  const ids = new Map(
    pages.map((path) => [
      path,
      new Set([...htmlOf(path).matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => unescaped(id))),
    ]),
  );
  const broken: string[] = [];
  let count = 0;
  for (const path of pages)
    for (const [, href = ''] of htmlOf(path).matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
      const target = new URL(unescaped(href), `https://site.invalid${path}`);
      if (target.host !== 'site.invalid') continue;
      count++;
      const place = decodeURIComponent(target.hash.slice(1));
      const isShared = target.pathname === '/playground/' && /^v\d+\./.test(place);
      const known = ids.get(target.pathname);
      const isThere = known
        ? place === '' || isShared || known.has(place)
        : existsSync(`build${target.pathname}`);
      if (!isThere) broken.push(`${path} → ${href}`);
    }
  expect(broken).toEqual([]);
  expect(count).toBeGreaterThan(1000);
});
