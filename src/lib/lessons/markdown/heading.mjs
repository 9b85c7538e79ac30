// How a heading and a term of the glossary are named in links; the same for the pages, the search and the tests.

/**
 * The id of a heading in links: its words in lower case, joined by hyphens.
 * @param {string} text
 */
export const headingId = (text) =>
  text
    .toLowerCase()
    .replace(/&[a-z0-9#]+;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * The id of a term on the glossary page: `States.ALL` → `states-all`.
 * @param {string} term
 */
export const termId = (term) =>
  term
    .toLowerCase()
    .replace(/[^a-z0-9$]+/g, '-')
    .replace(/^-|-$/g, '');
