import * as z from 'zod/mini';
import { applicant, lookup } from './applicant.ts';
import { call, queueEntry } from './call.ts';
import { checklist } from './checklist.ts';
import { event } from './event.ts';
import { rollUp } from './figures.ts';
import { followUp } from './follow-up.ts';
import { meeting, slot } from './meeting.ts';
import { availability, consultant, staff } from './staff.ts';
import { task } from './task.ts';
import { lineNumber, unit } from './unit.ts';
import { visit } from './visit.ts';

/** Everything that stands in the table, told apart by `entity`. */
export const entity = z.discriminatedUnion('entity', [
  unit,
  lineNumber,
  staff,
  consultant,
  availability,
  applicant,
  lookup,
  visit,
  call,
  queueEntry,
  slot,
  meeting,
  followUp,
  task,
  checklist,
  event,
  rollUp,
]);
export type Entity = z.infer<typeof entity>;
