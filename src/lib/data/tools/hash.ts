// The digests of `States.Hash` and JSONata's `$hash`, by AWS's exact names.
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8Encode } from './bytes.ts';

const algorithms = new Map([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
]);

/** The digest of a text's UTF-8 bytes in lower-case hexadecimal; undefined when the algorithm is not one of the five. */
export function hash(text: string, algorithm: string): string | undefined {
  const digest = algorithms.get(algorithm);
  return digest === undefined ? undefined : bytesToHex(digest(utf8Encode(text)));
}
