// The benchmark runs what the site ships: code that Vite has built, not code that a loader rewrites on the way.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    rollupOptions: { input: ['tests/benchmarks/run.ts', 'tests/benchmarks/engine-process.ts'] },
    outDir: 'node_modules/.bench',
    emptyOutDir: true,
    target: 'node20',
  },
});
