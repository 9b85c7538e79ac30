import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { lessonMarkdown } from './src/lib/lessons/markdown/markdown.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
  extensions: ['.svelte', '.md'],
  preprocess: [vitePreprocess(), ...lessonMarkdown()],
  kit: {
    adapter: adapter({ fallback: '404.html' }),
    alias: { $content: 'content' },
    prerender: {
      // A link that leads nowhere stops the build. The fragment of a shared playground is its content, not a place on the page.
      handleMissingId: ({ path, id, message }) => {
        if (!(path === '/playground/' && /^v\d+\./.test(id))) throw new Error(message);
      },
    },
    // Every page carries the hashes of its own inline scripts; nothing else may run, and nothing is fetched from elsewhere.
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'worker-src': ['self'],
        'manifest-src': ['self'],
        'base-uri': ['self'],
        'form-action': ['none'],
      },
    },
    typescript: {
      config: (config) => {
        config.include.push('../content/**/*', '../tests/**/*', '../*.ts', '../*.js');
        return config;
      },
    },
  },
};
