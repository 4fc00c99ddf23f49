import { expect, test } from 'vitest';
import { caseNow, caseUnit, policy, unit } from '../../../tests/fixtures/case.ts';
import type { Deps } from '../deps.ts';
import { meetingRoutes } from './meetings.ts';

test('times are shown as far ahead as they can be booked', async () => {
  const slots = meetingRoutes.find(({ path }) => path === '/api/slots');
  const deps = { store: { sold: async () => [], promised: async () => [] } } as unknown as Deps;
  const staff = {
    entity: 'staff',
    subject: 's',
    staffId: 'staff_1',
    unitId: caseUnit,
    user: 'u',
    name: 'N',
    role: 'intake',
  } as const;
  const query = { from: '2021-01-18', to: '2021-01-26' };
  const reply = await slots?.handle(deps, { staff, unit, policy, now: caseNow, path: {}, query, body: undefined });
  const days = reply !== undefined && 'body' in reply ? (reply.body as { slots: { startAt: string }[] }).slots : [];
  expect([...new Set(days.map(({ startAt }) => startAt.slice(0, 10)))]).toEqual(['2021-01-18']);
});
