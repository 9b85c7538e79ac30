// How a heading is named in links; the same for the page, the search and the tests.

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
