// What was pressed on the page that the server rendered is done as soon as the app has taken it over: see static/early-press.js.
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** For a button with `data-early-press=""`: does `act` once everything around it is mounted, if it was pressed before. */
export const answersEarlyPress =
  (act: () => void): Attachment<HTMLElement> =>
  (button) => {
    const isPressed = button.dataset['earlyPress'] === 'pressed';
    delete button.dataset['earlyPress'];
    if (isPressed) void tick().then(act);
  };
