// The functions that a JSONata expression can call in Step Functions: JSONata's own (all but $eval) and the ones that
// Step Functions adds. One row each, for diagnostics, completion and hover.
// Sources: https://docs.jsonata.org/overview, https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html

export interface JsonataFunction {
  readonly name: string;
  readonly parameters: string;
  readonly doc: string;
}

const rows = `
string|value, prettify?|Writes a value as text.
length|text|Counts the characters of a text.
substring|text, start, length?|Takes a part of a text.
substringBefore|text, mark|The part of a text before a mark.
substringAfter|text, mark|The part of a text after a mark.
uppercase|text|The text in capitals.
lowercase|text|The text in small letters.
trim|text|The text without blanks at its ends.
pad|text, width, character?|Fills a text up to a width; to the left if negative.
contains|text, pattern|Whether a text holds another one or matches a pattern.
split|text, separator, limit?|Cuts a text at a separator.
join|texts, separator?|Puts texts together.
match|text, pattern, limit?|The matches of a pattern.
replace|text, pattern, replacement, limit?|Replaces what matches.
base64encode|text|Writes a text in Base64.
base64decode|text|Reads a Base64 text.
encodeUrlComponent|text|Escapes a part of a URL.
encodeUrl|text|Escapes a URL.
decodeUrlComponent|text|Reads an escaped part of a URL.
decodeUrl|text|Reads an escaped URL.
number|value|Reads a number.
abs|number|The number without its sign.
floor|number|Rounds down.
ceil|number|Rounds up.
round|number, digits?|Rounds, halves to the even neighbour.
power|base, exponent|Raises to a power.
sqrt|number|The square root.
random|seed?|A random number from 0 up to 1; the same one for the same seed.
formatNumber|number, picture, options?|Writes a number by a picture.
formatBase|number, radix?|Writes a whole number in another base.
formatInteger|number, picture|Writes a whole number by a picture.
parseInteger|text, picture|Reads a whole number by a picture.
sum|numbers|Adds numbers.
max|numbers|The largest of them.
min|numbers|The smallest of them.
average|numbers|Their mean.
boolean|value|Whether a value counts as true.
not|value|The opposite.
exists|value|Whether the expression gives anything.
count|array|Counts the items.
append|first, second|Puts two arrays together.
sort|array, comparer?|Sorts an array.
reverse|array|The items in reverse order.
shuffle|array|The items in random order.
distinct|array|Drops repeated items.
zip|arrays...|Pairs the items of arrays.
keys|object|The names of an object's fields.
lookup|object, key|The value of a field.
spread|object|An array with an object for each field.
merge|objects|Puts objects together; later ones win.
sift|object, predicate|Keeps the fields for which the function is true.
each|object, function|Calls a function for each field.
error|message?|Fails with a message.
assert|condition, message|Fails unless the condition is true.
type|value|The name of a value's type.
now|picture?, timezone?|The time of the evaluation, as a timestamp.
millis||The time of the evaluation, in milliseconds.
fromMillis|number, picture?, timezone?|Writes milliseconds as a timestamp.
toMillis|timestamp, picture?|Reads a timestamp into milliseconds.
map|array, function|Calls a function for each item and keeps the results.
filter|array, function|Keeps the items for which the function is true.
single|array, function?|The one item for which the function is true.
reduce|array, function, start?|Folds an array into one value.
partition|array, size|Cuts an array into pieces; added by Step Functions.
range|start, end, step|An array of numbers, end inclusive; added by Step Functions.
hash|text, algorithm|MD5, SHA-1, SHA-256, SHA-384 or SHA-512 in hexadecimal; added by Step Functions.
uuid||A new random identifier; added by Step Functions.
parse|text|Reads a JSON text; added by Step Functions.
`;

export const jsonataFunctions: readonly JsonataFunction[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [name = '', parameters = '', doc = ''] = row.split('|');
    return { name: `$${name}`, parameters, doc };
  });

const byName = new Map(jsonataFunctions.map((each) => [each.name, each]));

/** A function by its name with the dollar sign. */
export const jsonataFunction = (name: string): JsonataFunction | undefined => byName.get(name);
