// A fresh process that does what a new Lambda sandbox does: loads the bundle, answers one event, says so.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(bundle).href);
const answer = await handler(JSON.parse(readFileSync(eventFile, 'utf8')), { awsRequestId: 'bench' });
process.stdout.write(`${answer.statusCode} ${answer.body}`, () => process.exit(0));
