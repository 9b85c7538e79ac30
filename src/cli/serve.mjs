// Serves the built site on loopback and prints its address. node src/cli/serve.mjs [--port N]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
if (!existsSync('build/index.html')) {
  console.error('There is no build/ yet: run `npm run build` first.');
  process.exit(1);
}
const notFound = readFileSync('build/404.html');
const files = sirv('build', { etag: true });
const server = createServer((request, response) =>
  files(request, response, () =>
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound),
  ),
);
server.on('error', (error) => {
  console.error(
    `Cannot serve on port ${values.port}: ${error.message}. Try another one: npm start -- --port 4180`,
  );
  process.exit(1);
});
server.listen(Number(values.port), '127.0.0.1', () =>
  console.log(`Stepwise is at http://127.0.0.1:${values.port}/`),
);
