/**
 * Imported before anything else (`node --import`): takes one named guard out of the code as it is loaded. Nothing in the code itself
 * knows of it. Refuses a guard that is not there as it is written down.
 */
import { registerHooks } from 'node:module';
import { codeWithout } from './guard.ts';
import { guards, guardVariable } from './guards.ts';

const name = process.env[guardVariable];
const guard = guards.find((one) => one.name === name);
if (guard === undefined)
  throw new Error(`There is no guard ${name}; there are ${guards.map((one) => one.name).join(', ')}`);
const target = new URL(`../../../${guard.file}`, import.meta.url).href;

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (url !== target) return loaded;
    return { ...loaded, source: codeWithout(guard, String(loaded.source)) };
  },
});
