// A graph outlives broken text: what can be read follows the text, the rest stays and is named.
import { describe, expect, it } from 'vitest';
import { stateNodes } from '../../src/lib/asl/reading/graph.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { drawnGraph } from '../../src/lib/playground/graph/drawn-graph.ts';

const whole = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Wait", "Seconds": 1, "Next": "C" },
    "C": { "Type": "Succeed" }
  }
}`;
const good = drawnGraph(parse(whole), undefined);
const names = (text: string, last = good.value) =>
  stateNodes(drawnGraph(parse(text), last).graph).map(({ name, type }) => `${name}:${type}`);

describe('drawnGraph', () => {
  it('draws whole text as it is, without a word', () => {
    expect(good.unread.size).toBe(0);
    expect(good.note).toBeUndefined();
  });

  it('keeps the state that is being typed, and says where the text breaks', () => {
    const broken = whole.replace('"Type": "Wait", "Seconds": 1', '"Type": "Wa');
    const { unread, note } = drawnGraph(parse(broken), good.value);
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
    const { unread } = drawnGraph(parse('['), good.value);
    expect(names('[')).toEqual(['A:Pass', 'B:Wait', 'C:Succeed']);
    expect(unread.size).toBe(3);
  });

  describe('inside of Map and Parallel', () => {
    const nested = `{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [
        { "StartAt": "L1", "States": {
          "L1": { "Type": "Pass", "Next": "L2" },
          "L2": { "Type": "Succeed" } } },
        { "StartAt": "Each", "States": {
          "Each": { "Type": "Map", "ItemProcessor": { "StartAt": "In", "States": {
            "In": { "Type": "Wait", "Seconds": 5, "End": true } } }, "Next": "R2" },
          "R2": { "Type": "Fail" } } }
      ],
      "Next": "After"
    },
    "After": { "Type": "Succeed" }
  }
}`;
    const before = drawnGraph(parse(nested), undefined);
    const outline = (graph: typeof before.graph) =>
      stateNodes(graph).map(({ name, type }) => `${name}:${type}`);

    it.each([
      ['"Type": "Wait", "Seconds": 5', '"Type": "Wa', 'In'],
      ['"L1": { "Type": "Pass", "Next": "L2" }', '"L1": { "Type": "Pass", "Next": "L2', 'L1'],
      ['"R2": { "Type": "Fail" }', '"R2": { "Type": ', 'R2'],
    ])('keeps all else as it is read when %s breaks off', (whole, broken, name) => {
      const { graph, unread } = drawnGraph(parse(nested.replace(whole, broken)), before.value);
      expect(outline(graph)).toEqual(outline(before.graph));
      const marked = [...unread.keys()];
      expect(marked.some((location) => location.endsWith(`/${name}`))).toBe(true);
      expect(marked).not.toContain('/States/Both');
    });

    it('follows what changes beside the break', () => {
      const text = nested
        .replace('"L2": { "Type": "Succeed" }', '"L2": { "Type": "Fail" }')
        .replace('"Type": "Wait", "Seconds": 5', '"Type": "Wa');
      expect(outline(drawnGraph(parse(text), before.value).graph)).toContain('L2:Fail');
    });

    it('never loses or doubles a state, wherever a character is missing', () => {
      const names = outline(before.graph).map((each) => each.split(':')[0]);
      for (let at = nested.indexOf('"Both": {'); at < nested.length; at++) {
        const { graph } = drawnGraph(parse(nested.slice(0, at) + nested.slice(at + 1)), before.value);
        const found = stateNodes(graph).map(({ name }) => name);
        if (!/["{}[\]:,]/.test(nested.charAt(at))) continue;
        expect(found.filter((name) => names.includes(name)).length, `without ${at}`).toBeGreaterThanOrEqual(
          names.length - 1,
        );
      }
    });
  });

  it('takes names such as __proto__ for ordinary ones', () => {
    const odd = whole.replaceAll('"B"', '"__proto__"');
    const last = drawnGraph(parse(odd), undefined).value;
    expect(names(odd.slice(0, odd.indexOf('"C": {')), last)).toContain('__proto__:Wait');
  });

  it('never throws, wherever the text breaks off', () => {
    for (let end = 0; end < whole.length; end++) {
      expect(stateNodes(drawnGraph(parse(whole.slice(0, end)), good.value).graph).length).toBe(
        end === 0 ? 0 : 3,
      );
    }
  });
});
