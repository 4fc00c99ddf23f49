import type { Unit } from '../../../schemas/unit.ts';
import { unit as ofHistories } from '../base.ts';
import type { CarrierModel } from '../carrier/carrier-model.ts';
import type { Witness } from '../witness.ts';
import { createBalanceCheck } from './balance.ts';
import { createCallChecks } from './calls.ts';
import type { Check } from './check.ts';
import { createMemory } from './history-of-facts.ts';
import { createJudgementCheck } from './judgements.ts';
import { createLimitChecks } from './limits.ts';
import { createListCheck } from './lists.ts';
import { createMarkCheck } from './marks.ts';
import { checkMatters, createMatterCheck } from './matters.ts';
import { createMessageChecks } from './messages.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { createOnceCheck } from './once.ts';
import { createOutsideChecks } from './outside.ts';
import { createSafeContactCheck } from './safe-contact.ts';
import { checkSettled } from './settled.ts';
import { createSmsChecks } from './sms.ts';
import { createTaskCheck } from './tasks.ts';

/** Something that must never be so, and was. */
export interface Violation {
  invariant: string;
  what: string;
  at: number;
}

export interface Invariants extends Witness {
  readonly violations: readonly Violation[];
  readonly mirror: Mirror;
  /** To be called every hour. */
  hourly(): void;
  /** To be called when everything has come to rest. */
  settled(): void;
}

export interface InvariantOptions {
  carrier: CarrierModel;
  now(): number;
  /** Has nothing gone wrong so far? */
  isStill(): boolean;
  unit?: Unit | undefined;
}

/** Watches a world for what must always hold. */
export function createInvariants({ carrier, now, isStill, unit = ofHistories }: InvariantOptions): Invariants {
  const violations: Violation[] = [];
  const mirror = createMirror(carrier);
  const memory = createMemory(now);
  const complain = (invariant: string, what: string) => void violations.push({ invariant, what, at: now() });
  const outside = createOutsideChecks({ mirror, complain, now, memory, isStill });
  const messages = createMessageChecks({ mirror, complain, now, memory });
  const safeContact = createSafeContactCheck({ mirror, complain, now });
  const once = createOnceCheck(complain);
  const checks: Check[] = [
    memory.check,
    createBalanceCheck(complain),
    once.check,
    ...createCallChecks({ mirror, complain, memory, carrier, now, unit }),
    createListCheck(mirror, complain, now),
    createMatterCheck(mirror, complain),
    createTaskCheck(mirror, complain),
    createMarkCheck(complain, now),
    createJudgementCheck(mirror, complain),
    ...createLimitChecks(mirror, complain, unit),
    messages.check,
    safeContact.check,
    ...createSmsChecks(mirror, complain),
  ];
  return {
    violations,
    mirror,
    committed: (commit) => {
      const changed = mirror.take(commit);
      for (const check of checks) check(changed);
    },
    ...outside,
    dialled: (leg) => {
      outside.dialled(leg);
      safeContact.dialled(leg);
    },
    sent: (message) => {
      messages.sent(message);
      safeContact.sent(message);
    },
    answered: once.answered,
    failed: (name, why) => complain('exception', `${name}: ${why}`),
    hourly: () => checkMatters(mirror, { now: now(), unit, complain }),
    settled: () => checkSettled(mirror, carrier, { now: now(), unit, complain }),
  };
}
