// A graph outlives broken text: what can be read follows the text, the rest stays and is named.
import { describe, expect, it } from 'vitest';
import { stateNodes } from '../../src/lib/asl/graph.ts';
import { parse } from '../../src/lib/asl/parse.ts';
import { survivingGraph } from '../../src/lib/playground/graph/survivingGraph.ts';

const whole = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Wait", "Seconds": 1, "Next": "C" },
    "C": { "Type": "Succeed" }
  }
}`;
const good = survivingGraph(parse(whole), undefined);
const names = (text: string, last = good.value) =>
  stateNodes(survivingGraph(parse(text), last).graph).map(({ name, type }) => `${name}:${type}`);

describe('survivingGraph', () => {
  it('draws whole text as it is, without a word', () => {
    expect(good.unread.size).toBe(0);
    expect(good.note).toBeUndefined();
  });

  it('keeps the state that is being typed, and says where the text breaks', () => {
    const broken = whole.replace('"Type": "Wait", "Seconds": 1', '"Type": "Wa');
    const { unread, note } = survivingGraph(parse(broken), good.value);
    expect(names(broken)).toEqual(['A:Pass', 'B:Wait', 'C:Succeed']);
    expect([...unread.keys()]).toContain('/States/B');
    expect(note).toMatch(/^The text cannot be read at line 5: /);
  });

  it('follows the parts that can be read while another part is broken', () => {
    const broken = whole
      .replace('"A": { "Type": "Pass"', '"A": { "Type": "Choice"')
      .replace('"Succeed" }', '"Succeed" ');
    expect(names(broken)[0]).toBe('A:Choice');
  });

  it('keeps everything when nothing can be read', () => {
    const { unread } = survivingGraph(parse('['), good.value);
    expect(names('[')).toEqual(['A:Pass', 'B:Wait', 'C:Succeed']);
    expect(unread.size).toBe(3);
  });

  it('takes names such as __proto__ for ordinary ones', () => {
    const odd = whole.replaceAll('"B"', '"__proto__"');
    const last = survivingGraph(parse(odd), undefined).value;
    expect(names(odd.slice(0, odd.indexOf('"C": {')), last)).toContain('__proto__:Wait');
  });

  it('never throws, wherever the text breaks off', () => {
    for (let end = 0; end < whole.length; end++) {
      expect(stateNodes(survivingGraph(parse(whole.slice(0, end)), good.value).graph).length).toBe(
        end === 0 ? 0 : 3,
      );
    }
  });
});
