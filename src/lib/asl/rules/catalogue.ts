// The catalogue of rules: a stable name, AWS's code (or our own), the severity, a sentence on what the rule is about, and where AWS
// explains it. The checks in the files beside this one find the places and write the messages.
// Codes: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
import type { Severity } from '../diagnostic.ts';
import { maxExecutionSeconds, maxLabelCharacters, maxNameCharacters, maxPayloadBytes } from '../limits.ts';
import { bytesText, spanInProse } from '../quantity.ts';

export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** `aws`: ValidateStateMachineDefinition reports it too. `ours`: only here. */
  readonly source: 'aws' | 'ours';
  readonly about: string;
  /** Page and anchor under `docsBase`. */
  readonly page: string;
  /** Advice that a machine may well do without: shown quietly, behind what is likely a mistake. */
  readonly isAdvice?: true;
  /** What several of them say together, `{}` being their number; without it, `about` does. */
  readonly many?: string;
}

const schema = (about: string, page: string): Rule => ({
  code: 'SCHEMA_VALIDATION_FAILED',
  severity: 'ERROR',
  source: 'aws',
  about,
  page,
});
const aws = (code: string, about: string, page: string): Rule => ({
  code,
  severity: 'ERROR',
  source: 'aws',
  about,
  page,
});
const awsWarning = (code: string, about: string, page: string): Rule => ({
  code,
  severity: 'WARNING',
  source: 'aws',
  about,
  page,
});
const ours = (code: string, about: string, page: string): Rule => ({
  code,
  severity: 'WARNING',
  source: 'ours',
  about,
  page,
});

const advice = (code: string, about: string, page: string): Rule => ({
  ...ours(code, about, page),
  isAdvice: true,
});
const inNumbers = (rule: Rule, many: string): Rule => ({ ...rule, many });

const structure = 'statemachine-structure.html';
const errors = 'concepts-error-handling.html';
const variables = 'workflow-variables.html';
const jsonata = 'transforming-data.html';
const paths = 'amazon-states-language-paths.html';
const bestPractices = 'sfn-best-practices.html';

export const rules = {
  'not-an-object': schema('A definition is a JSON object.', structure),
  'required-fields': schema('Some fields must be there.', structure),
  'unsupported-field': schema('Each object knows only its own fields.', structure),
  'other-language-field': schema('A field of one query language has no meaning in the other.', jsonata),
  'value-type': schema('A field takes values of one type.', structure),
  'value-choice': schema('A field takes one of a few values.', structure),
  'value-range': schema('A number must lie within bounds.', structure),
  'empty-value': schema('A list or object must not be empty.', structure),
  'exclusive-fields': schema('Of some fields only one may be there.', structure),
  'state-type': schema('There are eight types of states.', 'workflow-states.html'),
  'language-downgrade': schema('A JSONata machine cannot hold JSONPath states.', jsonata),
  'path-syntax': schema('A path must be written in the dialect of JSONPath that AWS knows.', paths),
  'reference-path': schema('Some fields take only a path that names a single place.', paths),
  'template-value': schema(
    'A key that ends in .$ takes a path or an intrinsic function.',
    'input-output-inputpath-params.html',
  ),
  'duplicate-template-key': schema(
    'A key with .$ and the same key without it give the same field.',
    'input-output-inputpath-params.html',
  ),
  timestamp: schema('A timestamp is written 2030-01-01T00:00:00Z.', 'state-wait.html'),
  'choice-rule': schema('A rule is one comparison, or And, Or or Not of others.', 'state-choice.html'),
  'states-all': schema('States.ALL stands alone, in the last entry.', errors),
  'heartbeat-below-timeout': schema('A heartbeat must be shorter than the timeout.', 'state-task.html'),
  'resource-arn': schema('A Resource is an ARN that Step Functions knows.', 'integrate-services.html'),
  'integration-request': schema(
    'An integration needs certain fields in its request.',
    'integrate-services.html',
  ),
  'evaluated-request': {
    ...ours(
      'UNSUPPORTED_REQUEST_FIELD',
      'An integration takes only its own fields.',
      'integrate-services.html',
    ),
    severity: 'ERROR',
  },
  'express-integration': schema(
    'An Express workflow neither waits for jobs nor for callbacks.',
    'choosing-workflow-type.html',
  ),
  credentials: schema('Credentials name a role.', 'concepts-access-cross-acct-resources.html'),
  'map-mode': schema('Some fields belong to a distributed Map only.', 'state-map-distributed.html'),
  'item-reader': schema('An ItemReader reads from S3.', 'input-output-itemreader.html'),
  'item-batcher': schema('An ItemBatcher needs a limit.', 'input-output-itembatcher.html'),
  'result-writer': schema('A ResultWriter needs a target or a form.', 'input-output-resultwriter.html'),
  label: aws(
    'INVALID_LABEL_NAME',
    `A label has at most ${maxLabelCharacters} plain characters.`,
    'state-map-distributed.html',
  ),
  'duplicate-label': aws('DUPLICATE_LABEL_NAME', 'A label is unique.', 'state-map-distributed.html'),
  'missing-target': aws(
    'MISSING_TRANSITION_TARGET',
    'A transition leads to a state of the same block.',
    structure,
  ),
  'unreachable-state': aws(
    'MISSING_TRANSITION_TARGET',
    'Every state can be reached from StartAt.',
    structure,
  ),
  'missing-end': aws('MISSING_END_STATE', 'A machine can end.', structure),
  'duplicate-state-name': aws(
    'DUPLICATE_STATE_NAME',
    'A state name is unique in the whole machine.',
    structure,
  ),
  'state-name': aws(
    'INVALID_STATE_NAME',
    `A state name has 1 to ${maxNameCharacters} characters.`,
    structure,
  ),
  'too-deep': aws('TOO_DEEPLY_NESTED', 'Parallel and Map do not nest without end.', structure),
  'variable-name': aws(
    'INVALID_VARIABLE_NAME',
    `A variable name is an identifier of at most ${maxNameCharacters} characters.`,
    variables,
  ),
  'reserved-variable': aws('RESERVED_VARIABLE_NAME', '$states belongs to Step Functions.', variables),
  'outer-variable': aws(
    'DUPLICATE_VARIABLE_NAME',
    'A branch or processor cannot assign a variable of the scope around it.',
    variables,
  ),
  'jsonata-syntax': aws('INVALID_JSONATA_EXPRESSION', 'A JSONata expression must parse.', jsonata),
  'jsonata-reference': aws(
    'UNSUPPORTED_JSONATA_EXPRESSION',
    'A JSONata expression reads $states and variables; there is no other context.',
    jsonata,
  ),
  'undefined-variable': awsWarning(
    'POSSIBLY_UNDEFINED_VARIABLE',
    'A variable must have been assigned, in this scope or one around it.',
    variables,
  ),
  'no-dollar': awsWarning(
    'NO_DOLLAR',
    'A path in a template is plain text unless its key ends in .$.',
    'input-output-inputpath-params.html',
  ),
  'no-path': awsWarning('NO_PATH', 'A path is plain text unless its field ends in Path.', paths),
  'static-result': awsWarning('PASS_RESULT_IS_STATIC', 'Nothing in Result is evaluated.', 'state-pass.html'),
  'unknown-resource': ours('UNKNOWN_RESOURCE', 'A Resource is normally an ARN.', 'integrate-services.html'),
  placeholder: advice('PLACEHOLDER', 'A ${placeholder} is filled in on deployment.', structure),
  'choice-without-default': ours(
    'CHOICE_WITHOUT_DEFAULT',
    'A Choice that matches nothing fails.',
    'state-choice.html',
  ),
  'behind-states-all': ours('BEHIND_STATES_ALL', 'Nothing gets past States.ALL.', errors),
  'never-matches': ours('ERROR_NEVER_MATCHES', 'Some error names can never be matched.', errors),
  'task-without-timeout': inNumbers(
    advice(
      'TASK_WITHOUT_TIMEOUT',
      `A task without a timeout can wait for ${spanInProse(maxExecutionSeconds.STANDARD)}.`,
      `${bestPractices}#sfn-stuck-execution`,
    ),
    `{} Tasks have no TimeoutSeconds: without an answer each waits for up to ${spanInProse(maxExecutionSeconds.STANDARD)}.`,
  ),
  'cannot-end': ours('STATE_CANNOT_END', 'From every state an end should be in reach.', structure),
  'busy-loop': ours(
    'LOOP_WITHOUT_WAIT',
    'A loop without a Wait spends events and money at full speed.',
    bestPractices,
  ),
  'not-evaluated': ours('NOT_EVALUATED', 'Some texts look like expressions and are not.', jsonata),
  'large-payload': ours(
    'PAYLOAD_TOO_LARGE',
    `Data between states is at most ${bytesText(maxPayloadBytes)}.`,
    'service-quotas.html',
  ),
  'express-duration': ours(
    'EXPRESS_TOO_LONG',
    `An Express workflow runs at most ${spanInProse(maxExecutionSeconds.EXPRESS)}.`,
    'choosing-workflow-type.html',
  ),
  'intrinsic-arguments': {
    ...ours(
      'INTRINSIC_ARGUMENTS',
      'An intrinsic function fails when it is called with arguments it does not take.',
      'intrinsic-functions.html',
    ),
    severity: 'ERROR',
  },
  'names-inside-path': {
    ...ours('NAMES_INSIDE_PATH', 'Several names in one bracket can only end a path.', paths),
    severity: 'ERROR',
  },
  'unknown-path': inNumbers(
    ours('PATH_NOT_IN_INPUT', 'A path should lead to something that is there.', paths),
    '{} paths lead nowhere with this input.',
  ),
  'deprecated-field': ours('DEPRECATED_FIELD', 'Some fields have newer names.', 'state-map.html'),
} as const satisfies { readonly [name: string]: Rule };

export type RuleName = keyof typeof rules;

/** The rule of a name that a diagnostic carries; undefined for a mistake of the text itself. */
export const ruleOf = (name: string | undefined): Rule | undefined =>
  name !== undefined && Object.hasOwn(rules, name) ? rules[name as RuleName] : undefined;
