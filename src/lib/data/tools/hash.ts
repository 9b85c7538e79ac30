// The digests of `States.Hash` and JSONata's `$hash`, by AWS's exact names.
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HashAlgorithm } from '../../asl/index.ts';
import { utf8Encode } from './bytes.ts';

const digests: { readonly [algorithm in HashAlgorithm]: (bytes: Uint8Array) => Uint8Array } = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** The digest of a text's UTF-8 bytes in lower-case hexadecimal. */
export const hash = (text: string, algorithm: HashAlgorithm): string =>
  bytesToHex(digests[algorithm](utf8Encode(text)));
