import type { Guard } from './guard.ts';
import { matterGuards } from './matter-guards.ts';
import { personGuards } from './person-guards.ts';
import { smsGuards } from './sms-guards.ts';

export const guards: Guard[] = [
  {
    name: 'version',
    file: 'functions/adapters/writes.ts',
    find: 'when: version === 0 ? { pk: absent } : { version } }',
    replace: '}',
    why: 'Who decided on something older than what stands is refused.',
    breaks: 'queue',
  },
  {
    name: 'step',
    file: 'flows/ivr/citizen-says.ts',
    find: 'return step === call.step && !isAfterConference;',
    replace: 'return !isAfterConference;',
    why: 'A key that comes twice or late does not answer the next prompt.',
    breaks: 'acted twice',
  },
  {
    name: 'fallback key',
    file: 'flows/ivr/citizen-says.ts',
    find: '|| key === call.fallbackKey) return undefined;',
    replace: ') return undefined;',
    why: 'A key of the static document that comes twice is one request.',
    breaks: 'acted twice',
  },
  {
    name: 'counted once',
    file: 'functions/adapters/roll-ups.ts',
    find: 'when: { pk: absent } };',
    replace: '};',
    why: 'An event that the stream delivers again adds nothing to the report.',
    breaks: 'report',
  },
  {
    name: 'own write',
    file: 'functions/case/change-case.ts',
    find: '(committed.doubtful && (await isOurs(store, change)))',
    replace: 'false',
    why: 'A write whose answer was lost is recognised by what it wrote.',
    breaks: 'refused though done',
  },
  {
    name: 'settled',
    file: 'functions/effects/settle.ts',
    find: 'if (isFinal(earlier) || isBeingDone(deps, earlier)) return undefined;',
    replace: 'if (isBeingDone(deps, earlier)) return undefined;',
    why: 'What has been sent is not sent again when its event is delivered once more.',
    breaks: 'message twice',
  },
  {
    name: 'sent before',
    file: 'functions/effects/make-leg.ts',
    find: 'if (own?.ok === true && own.value !== undefined) return { ok: true, value: own.value };',
    replace: '',
    why: 'A leg whose answer was lost is found and not made twice.',
    breaks: 'rung twice',
  },
  {
    name: 'known webhook',
    file: 'flows/ivr/receive.ts',
    find: "work.put({ entity: 'legLookup', unitId: work.unitId, hash: incoming.sidHash, callId, visitId });",
    replace: '',
    why: 'The first word of a call that comes twice finds the call it has made.',
    breaks: 'stored twice',
  },
  {
    name: 'open contact',
    file: 'flows/ivr/receive.ts',
    find: 'if (visit !== undefined && isOpenContact(visit)) return { visit, person };',
    replace: '',
    why: 'A call of somebody with an open contact is no contact of its own.',
    breaks: 'in two contacts',
  },
  {
    name: 'one telephone',
    file: 'flows/routing/number.ts',
    find: "if (users.some((user) => user !== callId)) refuse('numberBusy');",
    replace: '',
    why: 'A telephone that rings or is on the line is not rung for another case.',
    breaks: 'rung on the line',
  },
  {
    name: 'asks after legs',
    file: 'functions/sweep/duty.ts',
    find: "if (due.entity === 'call' && (await findLegsGone(deps, due.callId)) > 0) return;",
    replace: '',
    why: 'A call whose last word was lost is looked after.',
    breaks: 'stuck',
  },
  {
    name: 'off hold',
    file: 'functions/effects/hold.ts',
    find: 'const held = isHeld(call);',
    replace: 'const held = true || isHeld(call);',
    why: 'Whoever was put on hold is taken off it again.',
    breaks: 'left on hold',
  },
  {
    name: 'place kept',
    file: 'flows/ivr/leave-line.ts',
    find: "if (state.at !== 'prompt' || !settled.includes(state.prompt)) leaveEarly(work, call);",
    replace: '',
    why: 'Who hangs up before a choice is called back, or asked by the desk.',
    breaks: 'lost',
  },
  ...personGuards,
  ...matterGuards,
  ...smsGuards,
];

/** Names the guard to be taken out to a process and those it starts. */
export const guardVariable = 'WITHOUT_GUARD';
