import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../schemas/checklist.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import { checklist20211 } from './checklist-2021-1.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { flagRules } from './flag-rules.ts';
import { assess, demandsFollowUp, isDoubted } from './flags.ts';

/** A telephone talk with somebody of 40 who is known to the jobcentre, where the telephone may be the first talk. */
const facts: TalkFacts = {
  today: '2021-01-04',
  form: 'phone',
  attendanceDemanded: false,
  knownBefore: true,
  isYoung: false,
  youngWithoutEducation: false,
  drops: 0,
  certainty: 'sikker',
};
/** Everything that is asked of everybody has an answer that raises nothing. */
const calm: Answers = {
  A1: 'bekraeftet',
  A2: 'ja',
  A3: 'ja',
  A4: 'nej',
  A6: 'god',
  B2: { day: '2020-11-30', chosen: 'underTreAar' },
  B3: 'ja',
  C1: 'ja',
  C2: 'nej',
  C4: 8,
  E2: 'ja',
  F1: 'ja',
  F2: 'ja',
  G1: 'nej',
  H1: 'ja',
  J4: 'Telefonen er nok.',
  K1: 'ja',
};

function raise(answers: Answers, more: Partial<TalkFacts> = {}) {
  return assess(checklist20212, answers, { ...facts, ...more }).flags;
}

/** Each flag with its level and what stands behind it. */
function linesOf(answers: Answers, more: Partial<TalkFacts> = {}): string[] {
  return raise(answers, more).map(({ id, level, because }) => `${id} ${level} ${because.join(' ')}`);
}

type Case = [what: string, answers: Answers, facts: Partial<TalkFacts>, flags: string[]];

const inPerson = { form: 'physical' } as const;
const young = { isYoung: true, knownBefore: false } as const;
const youngAnswers: Answers = { B3: 'nej', I1: 'senere' };

/** Every trigger and every level of the table of flags, and what lies beside each. Answers are over those that raise nothing. */
const cases: Record<string, Case[]> = {
  none: [
    ['calm answers', {}, {}, []],
    ['calm answers in person', {}, inPerson, []],
    ['fairly sure', {}, { certainty: 'nogenlunde' }, []],
    ['a certainty that was not chosen yet', {}, { certainty: undefined }, []],
  ],
  F01: [
    ['unsure', {}, { certainty: 'usikker' }, ['F01 mandatory J2']],
    ['unsure in person', {}, { certainty: 'usikker', ...inPerson }, ['F01 mandatory J2']],
  ],
  F02: [
    ['would rather meet', { A3: 'nej' }, {}, ['F02 mandatory A3']],
    ['would rather meet, by video', { A3: 'nej' }, { form: 'video' }, ['F02 mandatory A3']],
    [
      'asks for it later on',
      { J4: { text: 'Vil gerne ses.', chosen: 'borgerOenskerFysisk' } },
      {},
      ['F02 mandatory J4'],
    ],
    [
      'the consultant asks for it',
      { J4: { text: 'Skal ses.', chosen: 'medarbejderOenskerFysisk' } },
      {},
      ['F02 mandatory J4'],
    ],
    [
      'both ask for it',
      { A3: 'nej', J4: { text: 'Skal ses.', chosen: 'medarbejderOenskerFysisk' } },
      {},
      ['F02 mandatory A3 J4'],
    ],
    ['and does meet', { A3: 'nej' }, inPerson, []],
    [
      'the consultant does meet the citizen',
      { J4: { text: 'Ses.', chosen: 'medarbejderOenskerFysisk' } },
      inPerson,
      [],
    ],
    ['does not know', { A3: 'vedIkke' }, {}, []],
  ],
  F03: [
    ['not confirmed, whatever was answered before', { A1: 'ikkeBekraeftet', A3: 'nej' }, {}, ['F03 mandatory A1']],
    ['not confirmed in person', { A1: 'ikkeBekraeftet' }, inPerson, ['F03 mandatory A1']],
  ],
  F04: [
    ['no interpreter', { A4: 'tolkMangler' }, {}, ['F04 mandatory A4']],
    ['a relative', { A4: 'paaroerende' }, {}, ['F04 mandatory A4']],
    ['somebody under 18', { A4: 'underAtten' }, {}, ['F04 mandatory A4']],
    [
      'a relative, in person, with the language',
      { A4: { chosen: 'paaroerende', text: 'Polsk' } },
      inPerson,
      ['F04 mandatory A4'],
    ],
    ['an interpreter is there', { A4: 'tolkMed' }, {}, []],
  ],
  F05: [
    ['a poor line', { A6: 'daarlig' }, {}, ['F05 suggested A6']],
    ['a poor line and nothing decisive answered of one', { A6: 'daarlig', E2: '' }, {}, ['F05 mandatory A6']],
    ['an open answer is answered', { A6: 'daarlig', E2: 'vedIkke' }, {}, ['F05 suggested A6']],
    ['ended before the read-back', { K1: 'ikkeNaaet' }, {}, ['F05 suggested K1']],
    ['ended before, and decisive ones open', { K1: 'ikkeNaaet', G1: [] }, {}, ['F05 mandatory K1']],
    ['broke off twice', {}, { drops: 2 }, ['F05 suggested afbrydelser']],
    ['broke off twice before what is decisive', { C1: '' }, { drops: 2 }, ['F05 mandatory afbrydelser']],
    ['broke off once', {}, { drops: 1 }, []],
    ['stopped because of who it is', { A1: 'ikkeBekraeftet' }, { drops: 2 }, ['F03 mandatory A1']],
    ['stopped because somebody listens', { A2: 'kanIkkeTaleFrit' }, { drops: 2 }, ['F11 mandatory A2']],
    ['a line that comes and goes', { A6: 'svingende' }, {}, []],
    ['there is no line in person', { A6: 'daarlig' }, { drops: 3, ...inPerson }, []],
    ['the line is not asked about by video', { A6: 'daarlig' }, { form: 'video' }, []],
  ],
  F06: [
    ['ready, and something else is hard', { C2: 'ja' }, {}, ['F06 suggested C1 C2']],
    ['the same, fairly sure', { C2: 'ja' }, { certainty: 'nogenlunde' }, ['F06 mandatory C1 C2']],
    ['ready, and something else is hard, in person', { C2: 'ja' }, inPerson, ['F06 suggested C1 C2']],
    [
      'the same in person, fairly sure',
      { C2: 'ja' },
      { certainty: 'nogenlunde', ...inPerson },
      ['F06 mandatory C1 C2'],
    ],
    ['ready, and ill', { G1: 'ja', G3: 'ingen' }, {}, ['F06 suggested C1 G1']],
    ['ready, ill, and fairly sure', { G1: 'ja', G3: 'delvist' }, { certainty: 'nogenlunde' }, ['F06 mandatory C1 G1']],
    ['ready, and ill but well treated', { G1: 'ja', G3: 'virker' }, {}, []],
    ['ready, and keeps no appointments', { E2: 'nej' }, {}, ['F06 suggested C1 E2']],
    ['ready, with a belief of 3', { C4: 3 }, {}, ['F06 suggested C1 C4']],
    ['ready, with a belief of 4', { C4: 4 }, {}, []],
    ['not ready, and everything is hard', { C1: 'nej', C2: 'ja', E2: 'nej', C4: 0 }, {}, []],
    ['several at once', { C2: 'ja', C4: 0 }, {}, ['F06 suggested C1 C2 C4']],
    ['other than judged before', {}, { earlierCategory: 'aktivitetsparat' }, ['F06 suggested C1 tidligereKategori']],
    [
      'not ready, and judged ready before',
      { C1: 'nej' },
      { earlierCategory: 'jobparat' },
      ['F06 suggested C1 tidligereKategori'],
    ],
    ['as judged before', {}, { earlierCategory: 'jobparat' }, []],
    [
      'the opposite of what was answered before',
      {},
      { earlierAnswers: { G1: 'ja', E2: 'ja', C1: 'vedIkke' } },
      ['F06 suggested G1 tidligereSvar'],
    ],
    [
      'the opposite, fairly sure',
      {},
      { earlierAnswers: { B3: 'nej' }, certainty: 'nogenlunde' },
      ['F06 mandatory B3 tidligereSvar'],
    ],
  ],
  F07: [
    [
      'psychiatric and untreated, known',
      { G1: 'ja', G2: 'psykisk', G3: 'ingen', C1: 'nej' },
      {},
      ['F07 suggested G2 G3'],
    ],
    [
      'both kinds, treatment unclear, known',
      { G1: 'ja', G2: 'begge', G3: 'vedIkke', C1: 'nej' },
      {},
      ['F07 suggested G2 G3'],
    ],
    ['psychiatric, well treated, known', { G1: 'ja', G2: 'psykisk', G3: 'virker' }, {}, []],
    [
      'psychiatric, known by the citizen’s own word',
      { G1: 'ja', G2: 'psykisk', G3: 'virker', B4: 'ja' },
      { knownBefore: false },
      [],
    ],
    [
      'psychiatric and not known',
      { G1: 'ja', G2: 'psykisk', G3: 'virker' },
      { knownBefore: false },
      ['F07 mandatory G2 kendskab'],
    ],
    [
      'psychiatric, not known, in person',
      { G1: 'ja', G2: 'psykisk', G3: 'virker' },
      { knownBefore: false, ...inPerson },
      ['F07 suggested G2 kendskab'],
    ],
    ['physical', { G1: 'ja', G2: 'fysisk', G3: 'ingen', C1: 'nej' }, { knownBefore: false }, []],
  ],
  F08: [
    [
      'sure of a job after two years without',
      { C4: 9, B2: { day: '2019-01-03', chosen: 'laengere' } },
      {},
      ['F08 suggested C1 C4 B2'],
    ],
    ['after just two years', { C4: 9, B2: '2019-01-04' }, {}, []],
    ['after none ever', { C4: 10, B2: { chosen: 'aldrig' } }, {}, ['F08 suggested C1 C4 B2']],
    ['after none ever, in person', { C4: 10, B2: 'aldrig' }, inPerson, ['F08 suggested C1 C4 B2']],
    ['hopeful, after none ever', { C4: 8, B2: 'aldrig' }, {}, []],
    [
      'after being judged aktivitetsparat',
      { C4: 9 },
      { earlierCategory: 'aktivitetsparat' },
      ['F06 suggested C1 tidligereKategori', 'F08 suggested C1 C4 tidligereKategori'],
    ],
    ['not ready at all', { C1: 'nej', C4: 9, B2: 'aldrig' }, {}, []],
  ],
  F09: [
    ['homeless', { F1: 'nej' }, {}, ['F09 mandatory F1']],
    ['temporary housing', { F1: 'midlertidigt' }, {}, ['F09 mandatory F1']],
    ['homeless, met in person', { F1: 'nej' }, inPerson, ['F09 suggested F1']],
  ],
  F10: [
    ['addiction', { C1: 'nej', C2: 'ja', G5: 'ja' }, {}, ['F10 mandatory G5']],
    ['seems affected', { J3: ['svar', 'paavirket'] }, {}, ['F10 mandatory J3']],
    ['addiction, met in person', { C1: 'nej', C2: 'ja', G5: 'ja' }, inPerson, ['F10 suggested G5']],
    ['would rather not say', { C1: 'nej', C2: 'ja', G5: 'onskerIkke' }, {}, []],
  ],
  F11: [
    ['cannot speak freely', { A2: 'kanIkkeTaleFrit', H1: 'ja' }, {}, ['F11 mandatory A2']],
    ['not safe at home', { H1: 'nej' }, {}, ['F11 mandatory H1']],
    ['not safe at home, in person', { H1: 'nej' }, inPerson, ['F11 mandatory H1']],
    ['it does not suit now', { A2: 'passerIkkeNu' }, {}, []],
  ],
  F12: [
    ['thoughts of not living', { H2: 'ja' }, {}, ['F12 mandatory H2']],
    ['thoughts of not living, in person', { H2: 'ja' }, inPerson, ['F12 mandatory H2']],
    ['danger that the consultant hears', { J3: ['svar', 'akutFare'] }, {}, ['F12 mandatory J3']],
    ['danger that the consultant sees', { J3: ['akutFare'] }, inPerson, ['F12 mandatory J3']],
    [
      'danger in a talk that is stopped',
      { A2: 'kanIkkeTaleFrit', J3: ['akutFare'] },
      {},
      ['F11 mandatory A2', 'F12 mandatory J3'],
    ],
    [
      'danger of whoever it is',
      { A1: 'ikkeBekraeftet', J3: ['akutFare'] },
      {},
      ['F03 mandatory A1', 'F12 mandatory J3'],
    ],
    ['would rather not say', { H2: 'onskerIkke' }, {}, []],
  ],
  F13: [
    ['literacy', { C1: 'nej', C2: 'ja', D2: 'ja' }, {}, ['F13 suggested D2']],
    ['hearing', { J3: ['hoerelse'] }, {}, ['F13 suggested J3']],
    ['understanding', { J3: { chosen: ['forstaaelse'], text: 'Taber tråden' } }, {}, ['F13 suggested J3']],
    ['in person', { J3: ['hoerelse'] }, inPerson, []],
  ],
  F14: [
    ['two decisive ones open', { C1: 'vedIkke', E2: 'onskerIkke' }, {}, ['F14 mandatory C1 E2']],
    ['one open', { C1: 'vedIkke' }, {}, []],
    ['two open that are not decisive', { F2: 'vedIkke', B4: 'vedIkke' }, {}, []],
    ['open in person', { B3: 'vedIkke', G1: 'vedIkke' }, inPerson, ['F14 mandatory B3 G1']],
    [
      'all eight decisive ones',
      {
        B3: 'nej',
        C1: 'vedIkke',
        C2: 'vedIkke',
        E2: 'vedIkke',
        G1: 'ja',
        G2: 'fysisk',
        G3: 'vedIkke',
        I1: 'vedIkke',
        I2: ['vedIkke'],
      },
      { isYoung: true },
      ['F14 mandatory C1 C2 E2 G3 I1 I2'],
    ],
    [
      'of the young, one open answer among several',
      { ...youngAnswers, I1: 'onskerIkke', I2: ['onskerIkke'] },
      young,
      ['F14 mandatory I1 I2'],
    ],
    ['one that is not asked any more', { G1: 'nej', G3: 'vedIkke', C1: 'vedIkke' }, {}, []],
  ],
  F15: [
    ['young, first contact, a barrier', { ...youngAnswers, I2: ['oekonomi'] }, young, ['F15 suggested kendskab I2']],
    ['young, first contact, none', { ...youngAnswers, I2: ['intet'] }, young, []],
    ['young and known', { ...youngAnswers, I2: ['fagligt'] }, { ...young, knownBefore: true }, []],
    ['young with an education', { B3: 'ja', I2: ['fagligt'] }, young, []],
    ['young, in person', { ...youngAnswers, I2: ['helbred'] }, { ...young, ...inPerson }, []],
  ],
  F16: [
    ['the law wants a meeting', {}, { attendanceDemanded: true }, ['F16 mandatory retsgrundlag']],
    ['and it is one', {}, { attendanceDemanded: true, ...inPerson }, []],
  ],
  F17: [
    ['disagrees', { K1: 'nej' }, {}, ['F17 mandatory K1']],
    ['disagrees in person', { K1: 'nej' }, inPerson, ['F17 mandatory K1']],
  ],
};

describe.each(Object.entries(cases))('%s', (_id, of) => {
  test.each(of)('%s', (_what, ...[answers, more, flags]) => {
    expect(linesOf({ ...calm, ...answers }, more)).toEqual(flags);
  });
});

describe('the flags', () => {
  test('are seventeen, each played above at every level it can have', () => {
    expect(flagRules.map(({ id }) => id)).toEqual(
      Array.from({ length: 17 }, (_, at) => `F${String(at + 1).padStart(2, '0')}`),
    );
    const played = Object.entries(cases).flatMap(([id, of]) =>
      of.flatMap(([, answers, more]) => raise({ ...calm, ...answers }, more).filter((flag) => flag.id === id)),
    );
    const levels = flagRules.map(({ id }) => {
      const found = new Set(played.filter((flag) => flag.id === id).map(({ level }) => level));
      return `${id} ${[...found].toSorted().join(' ')}`;
    });
    expect(levels).toEqual([
      'F01 mandatory',
      'F02 mandatory',
      'F03 mandatory',
      'F04 mandatory',
      'F05 mandatory suggested',
      'F06 mandatory suggested',
      'F07 mandatory suggested',
      'F08 suggested',
      'F09 mandatory suggested',
      'F10 mandatory suggested',
      'F11 mandatory',
      'F12 mandatory',
      'F13 suggested',
      'F14 mandatory',
      'F15 suggested',
      'F16 mandatory',
      'F17 mandatory',
    ]);
  });

  test('say in words what they are about, what to do, and where they come from', () => {
    expect(
      flagRules.filter(({ label, text, source }) => Math.min(label.length, text.length, source.length) < 10),
    ).toEqual([]);
    expect(flagRules.map(({ id, demands }) => `${id} ${demands.join(' ')}`.trim())).toEqual([
      'F01 followUp',
      'F02 followUp',
      'F03 followUp',
      'F04 followUp interpreter',
      'F05 followUp',
      'F06 followUp',
      'F07 followUp',
      'F08 watchMark',
      'F09 followUp meetingPlace supportPerson',
      'F10 followUp',
      'F11 followUp procedure',
      'F12 followUp procedure',
      'F13',
      'F14 followUp',
      'F15',
      'F16 followUp',
      'F17 followUp',
    ]);
  });

  test.each([
    ['the citizen', { A3: 'nej' }, 'Borgeren vil hellere mødes'],
    ['the citizen, later on', { J4: { text: 'Ses.', chosen: 'borgerOenskerFysisk' } }, 'Borgeren vil hellere mødes'],
    [
      'the consultant',
      { J4: { text: 'Ses.', chosen: 'medarbejderOenskerFysisk' } },
      'Medarbejderen ønsker et fysisk møde',
    ],
    ['both', { A3: 'nej', J4: { text: 'Ses.', chosen: 'medarbejderOenskerFysisk' } }, 'Borgeren vil hellere mødes'],
  ])('say who wants to meet: %s', (_who, answers, label) => {
    const [flag] = raise({ ...calm, ...answers });
    expect(flag).toMatchObject({ id: 'F02', level: 'mandatory', label });
    if (label.startsWith('Medarbejderen')) expect(flag?.text).not.toContain('Borgeren');
  });

  test('are raised with where they come from', () => {
    const raised = raise({ ...calm, A4: 'tolkMangler', F1: 'nej' });
    expect(raised.map(({ id, source }) => [id, source])).toEqual([
      ['F04', 'Lov nr. 469 af 14. maj 2025: ingen under 18 år må tolke.'],
      ['F09', 'Københavns videoforsøg 2019: en støtteperson er sammen med borgeren.'],
    ]);
  });

  test('of a case on the first checklist are those of its own questions', () => {
    const given = { A1: 'bekraeftet', A6: 'daarlig', C1: 'vedIkke', C2: 'onskerIkke', E2: 'nej', H2: 'ja' };
    const { flags, standing } = assess(checklist20211, given, facts);
    expect(flags.map(({ id, level }) => `${id} ${level}`)).toEqual(['F05 suggested', 'F14 mandatory']);
    expect(standing.notAsked).toEqual(['E2', 'H2']);
  });
});

describe('a follow-up', () => {
  test('is demanded by a flag that binds and by no suggested one', () => {
    expect(demandsFollowUp([])).toBe(false);
    expect(demandsFollowUp(raise({ ...calm, C2: 'ja' }))).toBe(false);
    expect(demandsFollowUp(raise({ ...calm, C2: 'ja', K1: 'nej' }))).toBe(true);
  });

  test('is a doubt unless only the law demands it', () => {
    const byLaw = { attendanceDemanded: true };
    expect(isDoubted(raise(calm, byLaw))).toBe(false);
    expect(isDoubted(raise({ ...calm, C2: 'ja' }, byLaw))).toBe(false);
    expect(isDoubted(raise({ ...calm, F1: 'nej' }, byLaw))).toBe(true);
  });

  test('is demanded by the consultant’s doubt, whatever the answers and facts', () => {
    const choice = fc.constantFrom('ja', 'nej', 'vedIkke', 'onskerIkke');
    const answers = fc.record({
      A1: fc.constantFrom('bekraeftet', 'ikkeBekraeftet'),
      A2: fc.constantFrom('ja', 'passerIkkeNu', 'kanIkkeTaleFrit'),
      C1: choice,
      C2: choice,
      C4: fc.integer({ min: 0, max: 10 }),
      G1: choice,
      K1: choice,
    });
    const known = fc.record({
      form: fc.constantFrom('phone', 'physical', 'video'),
      attendanceDemanded: fc.boolean(),
      knownBefore: fc.boolean(),
      youngWithoutEducation: fc.boolean(),
      drops: fc.nat(5),
    });
    fc.assert(
      fc.property(answers, known, (given, more) => {
        expect(demandsFollowUp(raise(given, { ...more, certainty: 'usikker' }))).toBe(true);
      }),
    );
  });
});
