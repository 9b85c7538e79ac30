// The definition's editor in a browser: completion, fixes, names, explanation, notation, comparison. All by keyboard.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import Playground from '../../src/lib/playground/Playground.svelte';
import { Workspace } from '../../src/lib/playground/workspace/workspace.svelte.ts';
import '../../src/lib/site/tokens.css';
import '../../src/lib/site/base.css';
import '../../src/lib/ui/controls.css';

const shop = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge' },
      TimeoutSeconds: 60,
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 3 }],
      Next: 'Ship',
    },
    Ship: { Type: 'Succeed' },
  },
};
const text = JSON.stringify(shop, null, 2);

beforeEach(async () => {
  localStorage.clear();
  location.hash = '';
  await page.viewport(1400, 1000);
});
afterEach(cleanup);

async function open(definition: string, input?: string): Promise<Workspace> {
  const workspace = new Workspace('shop.asl.json', { definition, ...(input === undefined ? {} : { input }) });
  await render(Playground, { name: 'shop.asl.json', definition, workspace });
  await expect.element(box()).toBeVisible();
  return workspace;
}
const box = () => page.getByRole('textbox', { name: 'Definition' });
/** Puts the cursor behind the first place of some words, and the focus into the text. */
async function cursorBehind(workspace: Workspace, words: string): Promise<void> {
  const at = workspace.texts.definition.indexOf(words) + words.length;
  workspace.view.place = { from: at, to: at, focus: true };
  await expect.element(box()).toHaveFocus();
}
const option = (name: string | RegExp) => page.getByRole('option', { name });

describe('completion', () => {
  it('offers the fields that are allowed and not there yet, and brings the commas', async () => {
    const workspace = await open(text);
    await cursorBehind(workspace, '"TimeoutSeconds": 60,');
    await userEvent.keyboard('{Enter}{Control>} {/Control}');
    await expect.element(option(/^HeartbeatSeconds$/)).toBeVisible();
    expect(option(/^TimeoutSeconds$/).elements()).toHaveLength(0);
    await userEvent.keyboard('Heart');
    await expect.element(option(/^HeartbeatSeconds$/)).toHaveAttribute('aria-selected', 'true');
    await new Promise((done) => requestAnimationFrame(done));
    await expect
      .poll(async () => {
        if (!workspace.texts.definition.includes('HeartbeatSeconds')) await userEvent.keyboard('{Enter}');
        return workspace.texts.definition;
      })
      .toMatch(/"TimeoutSeconds": 60,\s+"HeartbeatSeconds": \d+,\s+"Retry"/);
    expect(workspace.texts.errors).toEqual([]);
  });

  it('knows the names of the states and the paths of the input', async () => {
    const workspace = await open(text, '{"order": {"total": 12}}');
    await cursorBehind(workspace, '"Next": "');
    await userEvent.keyboard('{Control>} {/Control}');
    await expect.element(option(/^Ship/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await cursorBehind(workspace, '"TimeoutSeconds": 60,');
    await userEvent.keyboard('"InputPath": "$');
    await expect.element(option('$.order.total')).toBeVisible();
  });
});

describe('problems', () => {
  const broken = text.replace('"Next": "Ship"', '"Next": "Shop"');

  it('are fixed from a list that a key opens in the line', async () => {
    const workspace = await open(broken);
    await cursorBehind(workspace, '"Next": "Sh');
    await userEvent.keyboard('{Control>}.{/Control}');
    await option(/Ship/).click();
    await expect.poll(() => workspace.texts.errors).toEqual([]);
  });

  it('are fixed from their list, and the focus goes to the text', async () => {
    const workspace = await open(broken);
    const problems = page.getByRole('region', { name: 'Problems' });
    const fix = problems.getByRole('button', { name: 'Fix…' }).first();
    await expect.element(fix).toBeVisible();
    (fix.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const item = page.getByRole('menuitem', { name: /Ship/ });
    await expect.element(item).toBeVisible();
    (item.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => workspace.texts.definition).toContain('"Next": "Ship"');
    await expect.element(box()).toHaveFocus();
  });
});

describe('names', () => {
  it('F2 renames a state wherever it is named, its faults too, and refuses a name that is taken', async () => {
    const workspace = await open(text);
    workspace.texts.setMocks({ Ship: { '0': { Return: 1 } } });
    await cursorBehind(workspace, '"Next": "Sh');
    await userEvent.keyboard('{F2}');
    const name = page.getByRole('textbox', { name: /^New name of “Ship”/ });
    await name.fill('Charge');
    await userEvent.keyboard('{Enter}');
    const again = page.getByRole('textbox', { name: /There is a state "Charge" already/ });
    await again.fill('Send it');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => workspace.texts.definition).toContain('"Next": "Send it"');
    expect(workspace.texts.definition).toContain('"Send it": {');
    expect(Object.keys(workspace.texts.mocks)).toEqual(['Send it']);
    await expect.element(box()).toHaveFocus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => workspace.texts.definition).toBe(text);
    expect(Object.keys(workspace.texts.mocks)).toEqual(['Ship']);
  });

  it('F12 goes to the state that is named', async () => {
    const workspace = await open(text);
    await cursorBehind(workspace, '"Next": "Sh');
    await userEvent.keyboard('{F12}');
    await expect
      .poll(() => workspace.view.caret)
      .toBe(workspace.texts.definition.indexOf('"Ship": {') + '"Ship"'.length);
  });

  it('a click with Ctrl goes where a name leads', async () => {
    const workspace = await open(text);
    await cursorBehind(workspace, '"Next": "Sh');
    // The text may still be scrolling: the press is made where the name stands then.
    const press = (): void => {
      const line = [...document.querySelectorAll('.cm-line')].find((each) =>
        each.textContent?.includes('"Next": "Ship"'),
      );
      if (!line) return;
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (texts.nextNode() && !texts.currentNode.textContent?.includes('Sh'));
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, top, height, width } = range.getBoundingClientRect();
      const place = { clientX: left + width / 2, clientY: top + height / 2, button: 0, ctrlKey: true };
      line.dispatchEvent(new MouseEvent('mousedown', { ...place, bubbles: true, cancelable: true }));
    };
    await expect
      .poll(() => {
        press();
        return workspace.view.caret;
      })
      .toBe(workspace.texts.definition.indexOf('"Ship": {') + '"Ship"'.length);
  });
});

describe('the other query language', () => {
  const convert = async (item: RegExp) => {
    (page.getByRole('button', { name: 'Editor menu' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await page.getByRole('menuitem', { name: item }).click();
  };

  it('is what the state under the cursor is converted to, and back', async () => {
    const workspace = await open(text.replace('"FunctionName": "charge"', '"FunctionName.$": "$.name"'));
    await cursorBehind(workspace, '"TimeoutSeconds"');
    await convert(/^Convert this state to JSONata/);
    await expect
      .poll(() => workspace.texts.definition)
      .toContain('"FunctionName": "{% $states.input.name %}"');
    expect(workspace.texts.definition).toContain('"QueryLanguage": "JSONata"');
    expect(workspace.texts.errors).toEqual([]);
    await cursorBehind(workspace, '"TimeoutSeconds"');
    await convert(/^Convert this state to JSONPath/);
    await expect.poll(() => workspace.texts.definition).toContain('"FunctionName.$": "$.name"');
    expect(workspace.texts.errors).toEqual([]);
  });

  it('is not guessed: what has no counterpart is gone to and named', async () => {
    const workspace = await open(
      `StartAt: A
States:
  A:
    Type: Pass
    QueryLanguage: JSONata
    Output:
      sum: "{% $sum($states.input.prices) %}"
    End: true
`,
    );
    await expect.poll(() => workspace.texts.isReadable).toBe(true);
    const before = workspace.texts.definition;
    await cursorBehind(workspace, 'Type: Pa');
    await convert(/^Convert this state to JSONPath/);
    await expect.poll(() => workspace.notice).toMatch(/“A” stays as it is.*at Output\/sum.*\$sum/);
    expect(workspace.texts.definition).toBe(before);
    expect(workspace.view.caret).toBeGreaterThan(before.indexOf('sum:'));
  });
});

describe('documentation', () => {
  it('stands beside what the mouse rests on', async () => {
    await open(text);
    const field = page.getByText('"MaxAttempts"', { exact: true });
    await field.hover();
    await expect.element(page.getByText(/most often|How often|retries/i).first()).toBeVisible();
    const card = document.querySelector('.cm-docs');
    await expect.poll(() => document.querySelector('.cm-docs strong')?.textContent ?? '').toBe('MaxAttempts');
    expect(
      card?.querySelector('a')?.href ?? document.querySelector<HTMLAnchorElement>('.cm-docs a')?.href,
    ).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe('explanation', () => {
  it('says what the retrier under the cursor does', async () => {
    const workspace = await open(text);
    await cursorBehind(workspace, '"ErrorEquals"');
    const strip = page.getByRole('region', { name: 'Explanation' });
    await expect.element(strip).toHaveTextContent(/2 s.*4 s.*8 s/);
    const before = strip.element().getBoundingClientRect().height;
    await cursorBehind(workspace, '"StartAt"');
    expect(strip.element().getBoundingClientRect().height).toBe(before);
  });
});

describe('the XState machine', () => {
  const show = async () => {
    (page.getByRole('button', { name: 'Editor menu' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const item = page.getByRole('menuitem', { name: 'Show as XState machine' });
    await expect.element(item).toBeVisible();
    while (!item.element().hasAttribute('data-highlighted')) await userEvent.keyboard('{ArrowDown}');
    await userEvent.keyboard('{Enter}');
  };
  const dialog = () => page.getByRole('dialog', { name: 'As an XState machine' });

  it('is shown by keyboard, with what is not in it, copied, and closed', async () => {
    await open(text.replace('"TimeoutSeconds": 60', '"HeartbeatSeconds": 60'));
    await show();
    const code = dialog().getByRole('group', { name: 'Code of the machine' });
    await expect.element(code).toHaveTextContent("Charge: { meta: { name: 'Charge', type: 'Task' }");
    await expect.element(code).toHaveTextContent('export function stepFunctions()');
    await expect
      .element(dialog().getByRole('list', { name: 'Not in the machine' }))
      .toHaveTextContent('State "Charge": the machine has no HeartbeatSeconds.');
    const copy = dialog().getByRole('button', { name: 'Copy' });
    while (document.activeElement !== copy.element()) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    // Where the browser refuses, the code is selected.
    await expect.element(dialog().getByRole('status')).toHaveTextContent(/^(Copied$|Not copied)/);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Editor menu' })).toHaveFocus();
  });

  it('is refused in a sentence while the definition has problems', async () => {
    const workspace = await open(text.replace('"Next": "Ship"', '"Next": "Shop"'));
    await show();
    await expect.poll(() => workspace.notice).toMatch(/^There is no XState machine to show: .+Shop/);
    expect(dialog().elements()).toEqual([]);
  });
});

describe('JSON and YAML', () => {
  const menu = async (item: RegExp | string) => {
    (page.getByRole('button', { name: 'Editor menu' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await page.getByRole('menuitem', { name: item }).click();
  };

  it('is written as YAML with its comments, judged and run there, and comes back', async () => {
    const workspace = await open(text.replace('"TimeoutSeconds"', '// one minute\n      "TimeoutSeconds"'));
    await menu('Write as YAML');
    await expect.poll(() => workspace.texts.definition).toMatch(/^StartAt: Charge\n/);
    expect(workspace.texts.definition).toContain('# one minute');
    await expect.poll(() => workspace.texts.errors).toEqual([]);
    workspace.texts.edit(workspace.texts.definition.replace('Next: Ship', 'Next: Shop'));
    await expect
      .poll(() => workspace.texts.errors.map(({ code }) => code))
      .toContain('MISSING_TRANSITION_TARGET');
    workspace.texts.edit(workspace.texts.definition.replace('Next: Shop', 'Next: Ship'));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => workspace.run.execution?.status).toBe('SUCCEEDED');
    await menu('Write as JSON');
    await expect.poll(() => workspace.texts.notation).toBe('json');
    expect(JSON.parse(workspace.texts.definition)).toEqual(shop);
    expect(workspace.notice).toMatch(/JSON has no comments: one was left out/);
  });

  it('opens the state machine of a template with its placeholders filled in', async () => {
    const workspace = await open(text);
    workspace.texts.edit(`AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: !GetAtt Charger.Arn
            TimeoutSeconds: 60
            End: true
`);
    await page.getByRole('button', { name: 'Open it here…' }).click();
    await page.getByLabelText('Charger.Arn').fill('arn:aws:lambda:us-east-1:123456789012:function:charge');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect
      .poll(() => workspace.texts.definition)
      .toContain('"Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge"');
    expect(workspace.texts.notation).toBe('json');
    await expect.poll(() => workspace.texts.errors).toEqual([]);
  });

  it('formats without losing what is broken, and undo brings the text back', async () => {
    const workspace = await open('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}');
    await box().click();
    await userEvent.keyboard('{Shift>}{Alt>}f{/Alt}{/Shift}');
    await expect.poll(() => workspace.texts.definition).toMatch(/^\{\n {2}"StartAt": "A",\n/);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect
      .poll(() => workspace.texts.definition)
      .toBe('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}');
  });

  it('shows the changes since the start, and takes one back', async () => {
    const workspace = await open(text);
    workspace.texts.edit(text.replace('"TimeoutSeconds": 60', '"TimeoutSeconds": 90'));
    (page.getByRole('button', { name: 'Editor menu' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await page.getByRole('menuitemcheckbox', { name: /Show changes since/ }).click();
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => workspace.texts.definition).toBe(text);
  });

  it('shows the changes since a solution, in YAML if the definition is', async () => {
    const workspace = await open(text);
    workspace.view.compareWith('the solution', text.replace('"MaxAttempts": 3', '"MaxAttempts": 5'));
    await expect.element(page.getByRole('button', { name: 'Take back' })).toBeVisible();
    await expect.poll(() => document.querySelectorAll('.cm-deletedChunk').length).toBe(1);
    await menu('Write as YAML');
    await expect.poll(() => workspace.texts.notation).toBe('yaml');
    // One line differs, not all of them.
    await expect
      .poll(() => document.querySelector('.cm-deletedChunk')?.textContent ?? '')
      .toContain('MaxAttempts: 5');
    await expect.poll(() => document.querySelectorAll('.cm-deletedChunk').length).toBe(1);
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => workspace.texts.definition).toContain('MaxAttempts: 5');
  });

  it.each([
    [
      'a SAM template',
      'SAM template',
      `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions:
        ChargeArn: !GetAtt Charge.Arn
      Definition:
        StartAt: Charge
        States:
          Charge: { Type: Task, Resource: "\${ChargeArn}", TimeoutSeconds: 60, End: true }
`,
      'ChargeArn',
    ],
    [
      'a Serverless configuration',
      'Serverless configuration',
      `service: shop
stepFunctions:
  stateMachines:
    orders:
      definition:
        StartAt: Charge
        States:
          Charge: { Type: Task, Resource: "\${self:custom.charge}", TimeoutSeconds: 60, End: true }
`,
      'self:custom.charge',
    ],
  ])('opens %s with its placeholders', async (_, kind, template, placeholder) => {
    const workspace = await open(text);
    workspace.texts.edit(template);
    await expect.element(page.getByText(`This is a ${kind} with a state machine.`)).toBeVisible();
    await page.getByRole('button', { name: 'Open it here…' }).click();
    await page.getByLabelText(placeholder).fill('arn:aws:lambda:us-east-1:123456789012:function:charge');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect.poll(() => workspace.texts.tasks[0]?.resource).toMatch(/function:charge$/);
    await expect.poll(() => workspace.texts.errors).toEqual([]);
  });
});

describe('the graph', () => {
  it('outlives broken text: says what cannot be read, and keeps it', async () => {
    const workspace = await open(text);
    await expect.element(page.getByRole('button', { name: /^Ship, Succeed$/ })).toBeVisible();
    workspace.texts.edit(text.replace('"Type": "Succeed"', '"Type": "Succ'));
    const graph = page.getByRole('region', { name: 'Workflow graph' });
    await expect.element(graph).toHaveTextContent(/The text cannot be read at line \d+/);
    await expect
      .element(
        page.getByRole('button', {
          name: /^Ship, Succeed, as it was last, since the text cannot be read at line/,
        }),
      )
      .toBeVisible();
    workspace.texts.edit(text);
    await expect.element(page.getByRole('button', { name: /^Ship, Succeed$/ })).toBeVisible();
  });

  it('has an equal outline, in which states are picked', async () => {
    const workspace = await open(text);
    await page.getByRole('button', { name: 'Show as outline' }).click();
    const outline = page.getByRole('group', { name: 'Outline of the graph' });
    await expect
      .element(outline)
      .toHaveTextContent(
        /Starts at Charge.*Charge\s*Task, lambda:invoke\s*Then Ship.*Ship\s*Succeed\s*Then the end/s,
      );
    await outline.getByRole('button', { name: 'Ship' }).last().click();
    expect(workspace.view.selectedState).toBe('Ship');
  });

  it('becomes a picture that needs no page', async () => {
    await open(text);
    await expect.element(page.getByRole('button', { name: /^Ship, Succeed$/ })).toBeVisible();
    const svg = document.querySelector<SVGSVGElement>('.viewport > svg');
    if (!svg) throw new Error('There is no graph.');
    const { svgText, pngOf } = await import('../../src/lib/playground/graph/picture.ts');
    const picture = svgText(svg);
    expect(picture).not.toMatch(/class=|var\(|color\(/);
    expect(picture).toContain('Charge');
    const png = await pngOf(picture);
    expect(png.type).toBe('image/png');
    expect(png.size).toBeGreaterThan(2000);
  });

  it.each(['SVG', 'PNG'])('is saved as %s', async (kind) => {
    await open(text);
    await expect.element(page.getByRole('button', { name: /^Ship, Succeed$/ })).toBeVisible();
    const saved: HTMLAnchorElement[] = [];
    const watch = (event: Event): void => {
      const { target } = event;
      if (!(target instanceof HTMLAnchorElement) || target.download === '') return;
      saved.push(target);
      event.preventDefault();
    };
    // The link is pressed outside of the page's tree, so its own press is watched.
    const press = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      this.addEventListener('click', watch);
      press.call(this);
    };
    try {
      await page.getByRole('button', { name: 'Save the graph' }).click();
      await page.getByRole('menuitem', { name: `As ${kind}` }).click();
      await expect.poll(() => saved[0]?.download).toBe(`shop.${kind.toLowerCase()}`);
      const blob = await (await fetch(saved[0]?.href ?? '')).blob();
      expect(blob.type).toMatch(kind === 'SVG' ? /^image\/svg\+xml/ : /^image\/png/);
      if (kind === 'SVG') expect(await blob.text()).toContain('Charge');
    } finally {
      HTMLAnchorElement.prototype.click = press;
    }
  });

  it('is travelled along its transitions with N and P', async () => {
    await open(text);
    await page.getByRole('button', { name: /^Charge, Task/ }).click();
    await userEvent.keyboard('n');
    await expect.element(page.getByRole('button', { name: /^Ship, Succeed$/ })).toHaveFocus();
    await userEvent.keyboard('p');
    await expect.element(page.getByRole('button', { name: /^Charge, Task/ })).toHaveFocus();
  });
});
