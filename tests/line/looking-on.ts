import type { Counted } from './call-costs.ts';
import type { LiveDesk } from './live-desk.ts';

/** Requests to the table in each of sixty minutes in which a desk looks on and nothing happens; without the sweep, which comes whoever does. */
export async function hourOfLookingOn({ line, store, desk }: Counted & { desk: LiveDesk }): Promise<number[]> {
  const minute = async () => {
    await line.pass('PT1M');
    await desk.tick(await line.now());
    return store.take().filter(({ by }) => by !== 'sweep').length;
  };
  await desk.tick(await line.now());
  // Open for more than a minute: from now on nothing is fetched unless something is heard.
  await minute();
  await minute();
  await line.now();
  store.take();
  const minutes: number[] = [];
  for (let passed = 0; passed < 60; passed += 1) minutes.push(await minute());
  return minutes;
}
