// What a menu needs to hang on a button that is not its own: a press on the button is left to the button, and closing gives the
// focus back to it.

/** Properties for a menu's content. */
export const hungOn = (anchor: HTMLElement) => ({
  customAnchor: anchor,
  onInteractOutside(event: PointerEvent): void {
    if (event.target instanceof Node && anchor.contains(event.target)) event.preventDefault();
  },
  onCloseAutoFocus(event: Event): void {
    event.preventDefault();
    anchor.focus();
  },
});
