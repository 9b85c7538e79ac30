// The reader's theme is known before the first paint, so nothing flashes.
try {
  const theme = localStorage.getItem('stepwise:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden: the system's theme holds.
}
