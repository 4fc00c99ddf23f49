import middy from '@middy/core';
import { expect, test } from 'vitest';
import type { HttpEvent, HttpResponse } from '../middleware/carrier-webhook.ts';
import { readAhead } from './read-ahead.ts';

/** Everything that is asked for before anything is answered. */
function coldFunction(fails?: string) {
  const asked: string[] = [];
  const open: (() => void)[] = [];
  const ask = async <Value>(what: string, value: Value): Promise<Value> => {
    asked.push(what);
    await new Promise<void>((resolve) => open.push(resolve));
    if (what === fails) throw new Error(what);
    return value;
  };
  const deps = {
    secrets: { carrier: () => ask('carrier', {} as never), keys: () => ask('keys', {} as never) },
    unitIdOf: (number: string) => ask(`unit of ${number}`, number === '+4589640000' ? 'favrskov' : undefined),
    unit: (unitId: string) => ask(unitId, {} as never),
  };
  const handler = middy<HttpEvent, HttpResponse>()
    .use(readAhead(deps))
    .handler(async () => ({ statusCode: asked.push('answered') }));
  const comes = async (rawPath: string, To: string): Promise<string[]> => {
    asked.length = 0;
    const event = { rawPath, headers: {}, body: new URLSearchParams({ To }).toString() };
    let over = false;
    const answered = (handler(event, {} as never) as unknown as Promise<void>).finally(() => {
      over = true;
    });
    const together: string[] = [];
    while (!over) {
      await new Promise(setImmediate);
      if (asked.length > 0) together.push(asked.splice(0).join(', '));
      for (const answer of open.splice(0)) answer();
    }
    await answered;
    return together;
  };
  return { comes };
}

const line = '+4589640000';

test('the first call has everything read at once, and what it rests on before it is answered', async () => {
  const { comes } = coldFunction();
  expect(await comes('/voice', line)).toEqual([`carrier, keys, unit of ${line}`, 'favrskov', 'answered']);
  expect(await comes('/voice', line)).toEqual(['answered']);
});

test.each([
  { to: '+4520999999', asked: ['carrier, keys, unit of +4520999999', 'answered'] },
  { to: 'none', asked: ['carrier, keys', 'answered'] },
])('a first call to $to has no unit', async ({ to, asked }) => {
  expect(await coldFunction().comes('/voice', to)).toEqual(asked);
});

test('a first key press asks for no unit: its number may be the citizen’s', async () => {
  expect(await coldFunction().comes('/voice/citizen/call_1/visit_1/2', line)).toEqual(['carrier, keys', 'answered']);
});

test.each(['carrier', 'keys', `unit of ${line}`, 'favrskov'])(
  '%s that cannot be read holds up nothing',
  async (fails) => {
    expect((await coldFunction(fails).comes('/voice', line)).at(-1)).toBe('answered');
  },
);
