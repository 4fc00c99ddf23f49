import { describe, expect, test } from 'vitest';
import { createStore } from '../../functions/adapters/store.ts';
import { createMemoryTable } from '../../tests/world/memory-table.ts';
import type { Place } from './open-place.ts';
import { Refused } from './refused.ts';
import { subjectFor } from './sign-in.ts';
import { tellAround } from './tell-around.ts';

const store = createStore(createMemoryTable(), { now: () => '2026-01-05T09:00:00.000Z', onSetAside: () => undefined });
const stack = {
  PublicUrl: 'https://api.example',
  SiteUrl: 'https://site.example',
  Issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc',
  TableName: 'T',
};
const inAws: Place = { store, name: 'a table in AWS', isInAws: true, close: async () => undefined };
const here: Place = { ...inAws, isInAws: false };
const kirsten = {
  verb: 'staff',
  unitId: 'proeveby',
  user: 'kirsten',
  role: 'consultant',
  name: 'Kirsten Kjær',
} as const;
const making = { region: 'eu-west-1', newSubject: () => 'new' };
const where = { data: '.local', region: 'eu-west-1' };

describe('the sign-in of somebody new', () => {
  test('is made by a command of AWS that is printed whole, with the pool of the stack', () => {
    const asked = () => subjectFor({ ...inAws, stack }, kirsten, making);
    expect(asked).toThrow(Refused);
    expect(asked).toThrow('admin-create-user --region eu-west-1 --user-pool-id eu-west-1_abc --username kirsten ');
  });

  test('says where the pool stands when only a table is named', () => {
    expect(() => subjectFor(inAws, kirsten, making)).toThrow('POOL is the last part of Issuer');
  });

  test('is what the command printed, and on one machine anything new', () => {
    expect(subjectFor(inAws, { ...kirsten, subject: '5f0c' }, making)).toBe('5f0c');
    expect(subjectFor(here, kirsten, making)).toBe('new');
  });
});

test('a number says what must stand at the carrier, or how to learn it', async () => {
  const number = { verb: 'number', unitId: 'proeveby', number: '+4587654321' } as const;
  expect((await tellAround({ ...inAws, stack }, number, where)).join('\n')).toContain(
    'POST https://api.example/voice\n',
  );
  expect((await tellAround(inAws, number, where)).join()).toContain('--stack in place of --table');
  expect((await tellAround(here, number, where)).join()).toContain('from the next npm start on');
});
