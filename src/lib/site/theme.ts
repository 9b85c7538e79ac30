// The reader's choice of theme: the system's, light or dark. `static/theme.js` applies the stored one before the first
// paint; this is what the switch in the header speaks to.

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'stepwise:theme';

/** The stored choice; `system` when there is none, or when storage is forbidden. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows the page in this theme and, where storage is allowed, remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    return; // Storage is forbidden: the choice holds for this page.
  }
}

/** The theme that the switch turns to next. */
export const themeAfter = (theme: Theme): Theme =>
  themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
