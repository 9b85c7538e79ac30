declare global {
  namespace App {}
}
// Not yet among the attributes that the types know.
declare module 'svelte/elements' {
  interface AriaAttributes {
    'aria-description'?: string | undefined | null;
  }
}
export {};
