// Paths, intrinsic calls and timestamps as people write them, by chance, and with a few characters changed.
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'items', 'größe', 'a-b', 'a"b', "it's", 'length', '0');
const quotedName = fc
  .tuple(name, fc.constantFrom("'", '"'))
  .map(([text, quote]) => `${quote}${text.replaceAll(quote, `\\${quote}`)}${quote}`);
const integer = fc.integer({ min: -3, max: 12 }).map(String);
const literal = fc.oneof(
  integer,
  quotedName,
  fc.constantFrom('true', 'null', '1.5e3', 'word', "['a', 1]", '{"a": 1}'),
);
const operator = fc.constantFrom(
  ...['==', '!=', '===', '!==', '<', '<=', '>', '>=', ' in ', ' nin ', ' subsetof ', ' anyof ', ' noneof '],
  ...[' all ', ' contains ', ' size ', ' empty ', ' exists ', ' ~~ ', ' like '],
);
const pattern = fc.constantFrom(
  '/a+/',
  '/(a|b)*[^c]{2,3}/i',
  '/\\d\\/\\w/',
  '/(?=a)/',
  '/(a/',
  '/a/q',
  '/a**/',
);

const { path } = fc.letrec<{ path: string; filter: string; step: string }>((tie) => ({
  path: fc
    .tuple(fc.constantFrom('$', '$', '$', '$$', '$v'), fc.array(tie('step'), { maxLength: 3 }))
    .map(([root, steps]) => root + steps.join('')),
  step: fc.oneof(
    { maxDepth: 3 },
    name.map((text) => `.${text}`),
    fc.oneof(integer, quotedName).map((text) => `[${text}]`),
    fc.array(quotedName, { minLength: 2, maxLength: 3 }).map((names) => `[${names.join(', ')}]`),
    fc.array(integer, { minLength: 2, maxLength: 3 }).map((indices) => `[${indices.join(',')}]`),
    fc.tuple(fc.option(integer), fc.option(integer)).map(([from, to]) => `[${from ?? ''}:${to ?? ''}]`),
    fc.constantFrom('[*]', '.*', '..*', '..a', '.[0]', '[(@.length-1)]', '[ 0 ]', "[ 'a' ]"),
    fc.constantFrom('.length()', '.sum()', '.append(1)', ".concat('a', $.b)", '.foo()', '.a(b)'),
    tie('filter').map((test) => `[?(${test})]`),
    tie('filter').map((test) => `[?${test}]`),
  ),
  filter: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(fc.constantFrom('@.a', '@', "@['a b']", '$.b', '1'), operator, literal)
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('@.a', '$.b'), pattern).map((parts) => parts.join(' =~ ')),
    fc.constantFrom('@.a', '!@.a', '@.a && @.b', '(@.a || !(@.b)) && @.c'),
    fc.tuple(tie('filter'), fc.constantFrom('&&', ' || '), tie('filter')).map((parts) => parts.join('')),
    tie('path').map((text) => `@.a == ${text}`),
  ),
}));
const text = fc.constantFrom(
  "'a'",
  "''",
  "'{} {}'",
  "'it\\'s \\{\\}'",
  "'\\\\'",
  "'\\q'",
  "'\\\"'",
  "'größe'",
);
const functionName = fc.constantFrom(
  ...['States.Format', 'States.Array', 'States.MathAdd', 'States.UUID', 'States.StringToJson', 'States.Hash'],
  ...['States.Nope', 'states.Array', 'Format'],
);
const { call } = fc.letrec<{ call: string; argument: string }>((tie) => ({
  call: fc
    .tuple(
      functionName,
      fc.constantFrom('(', ' ( '),
      fc.array(tie('argument'), { maxLength: 3 }),
      fc.constantFrom(', ', ',', ' , '),
      fc.constantFrom(')', ' )'),
    )
    .map(([start, open, args, comma, close]) => start + open + args.join(comma) + close),
  argument: fc.oneof(
    { maxDepth: 3 },
    text,
    path,
    integer,
    fc.constantFrom('true', 'null', '-1.5e3', '007', 'nonsense', '"a"'),
    tie('call'),
  ),
}));
const nestedCall = fc
  .integer({ min: 8, max: 12 })
  .map((depth) => `${'States.Array('.repeat(depth)}${')'.repeat(depth)}`);

/** Two digits, now and then beyond the last that there is. */
const twoDigits = (last: number) =>
  fc
    .oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: last }) }, fc.constantFrom(0, last + 1, 99))
    .map((value) => String(value).padStart(2, '0'));
const timestamp = fc
  .tuple(
    fc.constantFrom('2016', '2024', '2030', '0000'),
    twoDigits(12),
    twoDigits(30),
    twoDigits(23),
    twoDigits(59),
    twoDigits(59),
    fc.option(
      fc.integer({ min: 1, max: 12 }).map((length) => `.${'1234567890123'.slice(0, length)}`),
      { nil: '' },
    ),
    fc.constantFrom('Z', 'Z', 'Z', '+02:00', '-08:30', '+19:00', '+2:00', 'z', ''),
  )
  .map(
    ([year, month, day, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`,
  );

/** A text with a few characters deleted, doubled or put in. */
const mutated = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const piece = fc.constantFrom(
    ...['', '$', '.', '[', ']', '(', ')', '?', '@', "'", '"', '\\', ',', ':', '*', '-', ' ', '=', '!', '&'],
    ...['0', 'a', 'T', 'Z', '..', '{', '}', '/', 'é', '\n'],
  );
  const change = fc.record({ place: fc.nat({ max: 60 }), removed: fc.nat({ max: 2 }), put: piece });
  return fc
    .tuple(texts, fc.array(change, { maxLength: 2 }))
    .map(([start, changes]) =>
      changes.reduce(
        (whole, { place, removed, put }) =>
          whole.slice(0, place % (whole.length + 1)) +
          put +
          whole.slice((place % (whole.length + 1)) + removed),
        start,
      ),
    );
};

export const writtenPath = mutated(path);
export const writtenReference = mutated(fc.oneof(path, call, call, nestedCall));
export const writtenTimestamp = mutated(timestamp);
