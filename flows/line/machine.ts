import { assign, setup } from 'xstate';

/*
 * What a caller hears. Every key press, silence, hang-up and every answer of the store is one event; effects are named actions that
 * `step.ts` turns into changes. No timers and no invocations, so that `transition` is pure and every configuration can be visited.
 */

/** Three tries at a prompt, then the line decides for the caller in the caller's favour (interfaces.md §2: three wrong codes). */
export const TRIES = 3;
/** Silence twice at the code prompt: on as unidentified (interfaces.md §2). */
export const SILENT_CODES = 2;
/** Times are read out three at a time (interfaces.md §2: `1`–`3` choose, `8` more times). */
export const TIMES_A_PAGE = 3;

export interface LineContext {
  /** A Danish number is shown: it can be called back without being keyed. */
  shown: boolean;
  /** There is some number to call: shown, keyed now, or known from the registration. */
  callable: boolean;
  /** Talk now is possible: within opening hours, or a consultant is free. */
  open: boolean;
  /** How many free times are at hand, and which page of them is being read. */
  offers: number;
  page: number;
  /** Wrong keys and silences at the present prompt. */
  wrong: number;
  silent: number;
  /** Times that were taken by somebody else while this caller chose. */
  taken: number;
  /** The caller has waited for a consultant and goes back there if nothing else comes of it. */
  queued: boolean;
  /** Why the present prompt is being said. */
  reason: Reason;
}

export type Reason =
  | 'first'
  | 'repeat'
  | 'wrong'
  | 'silent'
  | 'codeWrong'
  | 'codeGivenUp'
  | 'codeFound'
  | 'closed'
  | 'slotTaken'
  | 'noTimes'
  | 'decided'
  | 'lost'
  | 'notBack';

export type LineEvent =
  | { type: 'KEY'; key: string }
  | { type: 'CODE_FOUND'; callable: boolean }
  | { type: 'CODE_UNKNOWN' }
  | { type: 'NUMBER_VALID' }
  | { type: 'NUMBER_WRONG' }
  | { type: 'SILENCE' }
  | { type: 'SLOT_TAKEN'; offers: number }
  | { type: 'CLOSED' }
  | { type: 'TAKEN' }
  | { type: 'LOST' }
  | { type: 'NOT_BACK' }
  /** Pressed 1 at the static fallback document while the line did not answer. */
  | { type: 'WISH' }
  | { type: 'HANGUP' };

/** Effects that a step can ask for; data, carried out by `step.ts` and the store. */
export type LineEffect = 'promise' | 'book' | 'enqueue' | 'leaveQueue' | 'leftEarly' | 'openNoTimesTask';

const fresh = { wrong: 0, silent: 0, page: 0, taken: 0 };
const isKey =
  (...keys: string[]) =>
  ({ event }: { event: LineEvent }) =>
    event.type === 'KEY' && keys.includes(event.key);

export const lineMachine = setup({
  types: {
    context: {} as LineContext,
    events: {} as LineEvent,
    input: {} as Partial<LineContext> & { start?: string },
  },
  actions: {
    promise: () => undefined,
    book: () => undefined,
    enqueue: () => undefined,
    leaveQueue: () => undefined,
    leftEarly: () => undefined,
    openNoTimesTask: () => undefined,
    repeat: assign({ reason: 'repeat' }),
    countWrong: assign({ wrong: ({ context }) => context.wrong + 1, reason: 'wrong' }),
    countSilent: assign({ silent: ({ context }) => context.silent + 1, reason: 'silent' }),
    first: assign({ ...fresh, reason: 'first' }),
    decided: assign({ ...fresh, reason: 'decided' }),
    nextPage: assign({
      page: ({ context }) => ((context.page + 1) * TIMES_A_PAGE >= context.offers ? 0 : context.page + 1),
      wrong: 0,
      silent: 0,
      reason: 'first',
    }),
  },
  guards: {
    repeat: isKey('9'),
    meeting: isKey('0'),
    wrongAgain: ({ context }) => context.wrong + 1 < TRIES,
    silentAgain: ({ context }) => context.silent + 1 < TRIES,
    silentCodeAgain: ({ context }) => context.silent + 1 < SILENT_CODES,
    shown: ({ context }) => context.shown,
    callable: ({ context }) => context.callable,
    open: ({ context }) => context.open,
    queued: ({ context }) => context.queued,
    noOffers: ({ context }) => context.offers === 0,
    takenAgain: ({ context, event }) => event.type === 'SLOT_TAKEN' && context.taken + 1 < TRIES && event.offers > 0,
    choosesTime: ({ context, event }) =>
      event.type === 'KEY' &&
      ['1', '2', '3'].includes(event.key) &&
      context.page * TIMES_A_PAGE + Number(event.key) <= context.offers,
  },
}).createMachine({
  id: 'line',
  context: ({ input }) => ({
    shown: false,
    callable: false,
    open: true,
    offers: 0,
    queued: false,
    reason: 'first',
    ...fresh,
    ...input,
  }),
  initial: 'code',
  on: { HANGUP: { target: '.gone' } },
  states: {
    /** Asks for the six digits of the reference code. */
    code: {
      on: {
        CODE_FOUND: {
          target: 'menu',
          actions: assign(({ event, context }) => ({
            ...fresh,
            callable: context.callable || event.callable,
            reason: 'codeFound',
          })),
        },
        CODE_UNKNOWN: [
          { guard: 'wrongAgain', actions: ['countWrong', assign({ reason: 'codeWrong' })] },
          { target: 'menu', actions: ['first', assign({ reason: 'codeGivenUp' })] },
        ],
        KEY: [
          { guard: 'repeat', actions: 'repeat' },
          { guard: 'meeting', target: 'meetingTimes', actions: 'first' },
          { guard: 'wrongAgain', actions: ['countWrong', assign({ reason: 'codeWrong' })] },
          { target: 'menu', actions: ['first', assign({ reason: 'codeGivenUp' })] },
        ],
        SILENCE: [
          { guard: 'silentCodeAgain', actions: 'countSilent' },
          { target: 'menu', actions: ['first', assign({ reason: 'codeGivenUp' })] },
        ],
        WISH: { target: 'decide', actions: 'first' },
        HANGUP: { target: 'gone', actions: 'leftEarly' },
      },
    },
    /** 1 call-back, 2 physical meeting, 3 talk now. */
    menu: {
      on: {
        KEY: [
          { guard: isKey('1'), target: 'askNumber', actions: 'first' },
          { guard: isKey('0', '2'), target: 'meetingTimes', actions: 'first' },
          { guard: isKey('3'), target: 'askConsultant', actions: 'first' },
          { guard: 'repeat', actions: 'repeat' },
          { guard: 'wrongAgain', actions: 'countWrong' },
          { target: 'decide', actions: 'decided' },
        ],
        SILENCE: [
          { guard: 'silentAgain', actions: 'countSilent' },
          { target: 'decide', actions: 'decided' },
        ],
        WISH: { target: 'decide', actions: 'first' },
        HANGUP: { target: 'gone', actions: 'leftEarly' },
      },
    },
    /** Only a shown Danish number can be confirmed by a key; others are keyed. */
    askNumber: { always: [{ guard: 'shown', target: 'callbackNumber' }, { target: 'keyNumber' }] },
    askConsultant: {
      always: [
        { guard: 'open', target: 'waiting', actions: ['enqueue', assign({ queued: true })] },
        { guard: 'shown', target: 'callbackNumber', actions: assign({ reason: 'closed' }) },
        { target: 'keyNumber', actions: assign({ reason: 'closed' }) },
      ],
    },
    /** The caller could not or would not choose: a call-back where there is a number, else a person, else a farewell that says when to call. */
    decide: {
      always: [
        { guard: 'callable', target: 'promised', actions: 'promise' },
        { guard: 'open', target: 'waiting', actions: ['enqueue', assign({ queued: true })] },
        { target: 'farewell', actions: 'leftEarly' },
      ],
    },
    /** 1 the number shown, 2 another. */
    callbackNumber: {
      on: {
        KEY: [
          { guard: isKey('1'), target: 'promised', actions: ['promise', 'first'] },
          { guard: isKey('2'), target: 'keyNumber', actions: 'first' },
          { guard: 'meeting', target: 'meetingTimes', actions: 'first' },
          { guard: 'repeat', actions: 'repeat' },
          { guard: 'wrongAgain', actions: 'countWrong' },
          { target: 'decide', actions: 'decided' },
        ],
        SILENCE: [
          { guard: 'silentAgain', actions: 'countSilent' },
          { target: 'decide', actions: 'decided' },
        ],
        HANGUP: { target: 'gone', actions: 'leftEarly' },
      },
    },
    /** Eight digits and #. */
    keyNumber: {
      on: {
        NUMBER_VALID: { target: 'promised', actions: ['promise', 'first', assign({ callable: true })] },
        NUMBER_WRONG: [
          { guard: 'wrongAgain', actions: 'countWrong' },
          { target: 'decide', actions: 'decided' },
        ],
        KEY: [
          { guard: 'meeting', target: 'meetingTimes', actions: 'first' },
          { guard: 'repeat', actions: 'repeat' },
          { guard: 'wrongAgain', actions: 'countWrong' },
          { target: 'decide', actions: 'decided' },
        ],
        SILENCE: [
          { guard: 'silentAgain', actions: 'countSilent' },
          { target: 'decide', actions: 'decided' },
        ],
        HANGUP: { target: 'gone', actions: 'leftEarly' },
      },
    },
    /** Free times, three at a time. */
    meetingTimes: {
      always: { guard: 'noOffers', target: 'noTimes' },
      on: {
        KEY: [
          // `taken` is kept: a time that somebody else took meanwhile is counted until another choice is made.
          {
            guard: 'choosesTime',
            target: 'booked',
            actions: ['book', assign({ wrong: 0, silent: 0, page: 0, reason: 'first' })],
          },
          { guard: isKey('8'), actions: 'nextPage' },
          { guard: isKey('0', '9'), actions: 'repeat' },
          { guard: 'wrongAgain', actions: 'countWrong' },
          { target: 'backOrDecide' },
        ],
        SILENCE: [{ guard: 'silentAgain', actions: 'countSilent' }, { target: 'backOrDecide' }],
        HANGUP: { target: 'gone', actions: 'leftEarly' },
      },
    },
    /** Nothing is free: a task for the desk, and the caller is still helped. */
    noTimes: {
      entry: 'openNoTimesTask',
      always: [
        { guard: 'queued', target: 'waiting', actions: ['enqueue', assign({ ...fresh, reason: 'noTimes' })] },
        { guard: 'callable', target: 'promised', actions: ['promise', assign({ ...fresh, reason: 'noTimes' })] },
        {
          guard: 'open',
          target: 'waiting',
          actions: ['enqueue', assign({ ...fresh, reason: 'noTimes', queued: true })],
        },
        { target: 'farewell', actions: assign({ ...fresh, reason: 'noTimes' }) },
      ],
    },
    backOrDecide: {
      always: [
        { guard: 'queued', target: 'waiting', actions: ['enqueue', 'decided'] },
        { target: 'decide', actions: 'decided' },
      ],
    },
    /** In the queue; each round tells place and expected wait. */
    waiting: {
      on: {
        KEY: [
          {
            guard: ({ context, event }) => isKey('1')({ event }) && context.callable,
            target: 'promised',
            actions: ['leaveQueue', 'promise', 'first'],
          },
          { guard: isKey('1'), target: 'keyNumber', actions: ['leaveQueue', 'first'] },
          { guard: isKey('0', '2'), target: 'meetingTimes', actions: ['leaveQueue', 'first'] },
          { actions: 'repeat' },
        ],
        SILENCE: { actions: assign({ reason: 'silent' }) },
        CLOSED: { target: 'decide', actions: ['leaveQueue', assign({ ...fresh, open: false, reason: 'closed' })] },
        TAKEN: { target: 'talking' },
        HANGUP: { target: 'gone', actions: ['leaveQueue', 'leftEarly'] },
      },
    },
    /** In the conference with a consultant. */
    talking: {
      on: {
        LOST: { target: 'lost', actions: assign({ ...fresh, reason: 'lost', queued: true }) },
        TAKEN: {},
      },
    },
    /** The consultant's leg fell out; for a short while the same consultant may come back. */
    lost: {
      on: {
        KEY: [
          {
            guard: ({ context, event }) => isKey('1')({ event }) && context.callable,
            target: 'promised',
            actions: ['leaveQueue', 'promise', 'first'],
          },
          { guard: isKey('1'), target: 'keyNumber', actions: ['leaveQueue', 'first'] },
          { guard: isKey('0', '2'), target: 'meetingTimes', actions: ['leaveQueue', 'first'] },
          { actions: 'repeat' },
        ],
        SILENCE: { actions: assign({ reason: 'silent' }) },
        TAKEN: { target: 'talking' },
        NOT_BACK: { target: 'waiting', actions: ['enqueue', assign({ reason: 'notBack', queued: true })] },
      },
    },
    /** We call the citizen: the leg has not been answered yet. */
    dialled: {
      on: {
        TAKEN: { target: 'talking' },
      },
    },
    /** The promise is stored and said; the right to a physical meeting holds here too. */
    promised: {
      on: {
        KEY: [
          { guard: 'meeting', target: 'meetingTimes', actions: ['first', assign({ queued: false })] },
          { guard: 'repeat', actions: 'repeat' },
          { target: 'farewell', actions: 'first' },
        ],
        SILENCE: { target: 'farewell', actions: 'first' },
      },
    },
    /** The meeting is stored and said. */
    booked: {
      on: {
        SLOT_TAKEN: [
          {
            guard: 'takenAgain',
            target: 'meetingTimes',
            actions: assign(({ context, event }) => ({
              ...fresh,
              taken: context.taken + 1,
              offers: event.offers,
              reason: 'slotTaken',
            })),
          },
          { target: 'noTimes', actions: assign({ offers: 0 }) },
        ],
        KEY: [
          { guard: 'meeting', target: 'meetingTimes', actions: ['first', assign({ queued: false })] },
          { guard: 'repeat', actions: 'repeat' },
          { target: 'farewell', actions: 'first' },
        ],
        SILENCE: { target: 'farewell', actions: 'first' },
      },
    },
    /** A last sentence, then the line hangs up. */
    farewell: { on: { KEY: {}, SILENCE: {} } },
    gone: { type: 'final' },
  },
});
