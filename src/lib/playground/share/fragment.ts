// What tells a link to a playground from any other address; reading one takes more (see link.ts), which is loaded when there is one.

/** Whether a URL fragment claims to hold a playground. */
export const isLink = (fragment: string): boolean => /^#v\d+\./.test(fragment);
