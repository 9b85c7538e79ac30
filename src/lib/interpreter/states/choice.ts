// Choice: goes where the first rule that holds points.
import { type ChoiceRule, type ChoiceState, type ChoiceTest, isJsonObject } from '../../asl/index.ts';
import { StatesError, SyntaxProblem, compileChoiceTest } from '../../data/index.ts';
import { compileExpressionLeaving, compileField } from '../fields/expression-fields.ts';
import type { Behaviour, Compiling } from '../engine/behaviour.ts';
import type { Perform } from '../engine/types.ts';
import { compileAssign, compilePathStep } from '../fields/path-fields.ts';

export const choice: Behaviour<ChoiceState> = (state, compiling) =>
  compiling.queryLanguage === 'JSONata' ? expressionChoice(state, compiling) : pathChoice(state, compiling);

function pathChoice(state: ChoiceState, compiling: Compiling): Perform {
  const { inspector } = compiling;
  const inputPath = compilePathStep(state.InputPath);
  const outputPath = compilePathStep(state.OutputPath);
  const rules = state.Choices.map((rule, position) => ({
    position,
    holds: compileChoiceTest(checkedTest(rule)),
    target: compiling.target(rule.Next),
    assign: compileAssign(rule.Assign),
  }));
  const otherwise =
    state.Default === undefined
      ? undefined
      : { position: -1, target: compiling.target(state.Default), assign: compileAssign(state.Assign) };
  return (thread, compiled) => {
    const { execution } = thread;
    execution.enter(thread, compiled);
    let value = thread.stateInput;
    if (inputPath !== undefined) value = inputPath(thread, value);
    inspector?.note('afterInputPath', value);
    thread.input = value;
    let chosen: Omit<(typeof rules)[number], 'holds'> | undefined = otherwise;
    for (const rule of rules) {
      if (rule.holds(thread)) {
        chosen = rule;
        break;
      }
    }
    if (chosen === undefined) throw noChoiceMatched();
    execution.scheduler.onTaken?.(execution, compiled.name, 'Choices', chosen.position);
    const assigned = chosen.assign === undefined ? undefined : chosen.assign(thread, value);
    if (outputPath !== undefined) value = outputPath(thread, value);
    execution.exit(thread, compiled, value, chosen.target.state, assigned);
    return undefined;
  };
}

function expressionChoice(state: ChoiceState, compiling: Compiling): Perform {
  const rules = state.Choices.map((rule, position) => ({
    position,
    condition: compileField(conditionOf(rule), `Choices[${position}]/Condition`, 'boolean'),
    target: compiling.target(rule.Next),
    leave: compileExpressionLeaving(rule, `Choices[${position}]/`),
  }));
  const otherwise =
    state.Default === undefined
      ? undefined
      : { position: -1, target: compiling.target(state.Default), leave: compileExpressionLeaving(state) };
  return function* (thread, compiled) {
    thread.execution.enter(thread, compiled);
    let chosen: Omit<(typeof rules)[number], 'condition'> | undefined = otherwise;
    for (const rule of rules) {
      if (rule.condition !== undefined && (yield* rule.condition.evaluate(thread)) === true) {
        chosen = rule;
        break;
      }
    }
    if (chosen === undefined) throw noChoiceMatched();
    const { execution } = thread;
    execution.scheduler.onTaken?.(execution, compiled.name, 'Choices', chosen.position);
    const { output, assigned } = yield* chosen.leave(thread, thread.stateInput);
    execution.exit(thread, compiled, output, chosen.target.state, assigned);
  };
}

// Checks a rule's tests at every depth: the field table does not reach into And, Or and Not.
function checkedTest(test: unknown): ChoiceTest {
  if (!isJsonObject(test)) throw wrongTest(test, 'Every test of a Choice rule must be an object');
  for (const name of ['And', 'Or']) {
    const tests = test[name];
    if (tests === undefined) continue;
    if (!Array.isArray(tests)) throw wrongTest(tests, `Expected a list of tests for the field '${name}'`);
    tests.forEach(checkedTest);
  }
  if (test['Not'] !== undefined) checkedTest(test['Not']);
  if (test['Variable'] !== undefined && typeof test['Variable'] !== 'string') {
    throw wrongTest(test['Variable'], "Expected a text for the field 'Variable'");
  }
  return test;
}

const wrongTest = (value: unknown, message: string) => new SyntaxProblem(JSON.stringify(value), message, 0);

const conditionOf = ({ Condition }: ChoiceRule) => Condition;

/** Nothing holds and there is no Default. */
const noChoiceMatched = () =>
  new StatesError(
    'States.Runtime',
    'Failed to transition out of the state. The state does not point to a next state.',
  );
