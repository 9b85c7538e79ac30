// A button may be pressed before the app is there. The press stays with the button, and earlyPress.ts answers it later.
document.addEventListener(
  'click',
  ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-early-press]') : null;
    if (button) button.dataset.earlyPress = 'pressed';
  },
  true,
);
