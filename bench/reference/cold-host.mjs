// A fresh process that does what a new Lambda sandbox does: loads the bundle, answers one event, says so, and what work it took.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(bundle).href);
const answer = await handler(JSON.parse(readFileSync(eventFile, 'utf8')), { awsRequestId: 'bench' });
process.stdout.write(`${answer.statusCode} ${answer.body}`, () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  // What a compile cache keeps is written on the way out.
  process.stdout.write(`\ncpu ${userCPUTime + systemCPUTime}`, () => process.exit(0));
});
