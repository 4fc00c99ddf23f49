import { describe, expect, test } from 'vitest';
import type { Answer, Answers, Question } from '../../schemas/checklist.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow } from '../../tests/fixtures/case.ts';
import { standingOf } from './asked.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { composeNote, type NoteSources } from './note.ts';
import { questionsOf } from './questions.ts';

const facts: TalkFacts = {
  today: '2021-01-04',
  form: 'phone',
  attendanceDemanded: false,
  knownBefore: true,
  youngWithoutEducation: false,
  drops: 0,
};
const meeting = {
  meetingId: 'meeting_1',
  slotId: '20210105T080000Z-1',
  startAt: '2021-01-05T08:00:00.000Z',
  endAt: '2021-01-05T08:45:00.000Z',
} as const;

function conclusionOf(more: Partial<NoteSources['conclusion']> = {}): NoteSources['conclusion'] {
  const judged = { category: 'jobparat', certainty: 'sikker' } as const;
  return { at: caseNow, by: 'staff_1', channel: 'phone', ...judged, flags: [], ...more };
}

interface More extends Partial<Pick<NoteSources, 'doubt' | 'procedures' | 'conversationType' | 'guests'>> {
  conclusion?: Partial<NonNullable<Visit['conclusion']>>;
  facts?: Partial<TalkFacts>;
}

/** The note of a talk in which this was answered. */
function noteOf(answers: Answers, { conclusion, facts: known, ...more }: More = {}): string {
  const standing = standingOf(checklist20212, answers, { ...facts, ...known });
  return composeNote({
    definition: checklist20212,
    standing,
    conclusion: conclusionOf(conclusion),
    horizonMonths: 3,
    ...more,
  });
}

const told: Answers = {
  A1: 'bekraeftet',
  A2: 'ja',
  A4: { chosen: 'tolkMed', text: 'arabisk' },
  B1: ['ledighed', 'flytning'],
  B2: { day: '2020-11-30', chosen: 'underTreAar' },
  C1: 'ja',
  C2: 'nej',
  C3: 'Noget med dyr',
  C4: 7,
  G1: 'vedIkke',
  J3: ['svar'],
  J4: { chosen: 'telefonErNok', text: 'Borgeren ønskede telefon.' },
  K1: 'ja',
  K2: ['rettigheder', 'klage'],
};

describe('a note', () => {
  test('says question by question what was answered, the judgement and what follows', () => {
    expect(noteOf(told, { doubt: { meeting } })).toBe(`Visitationssamtale i telefonen, afsluttet den 4. januar 2021

Åbning og identifikation
Borgerens identitet: Bekræftet.
Passer det at tale nu, og kan du tale uforstyrret? Ja.
Har du brug for tolk, eller vil du hellere tale et andet sprog? Ja, tolk er med. Sprog: arabisk.

Situation
Hvad er grunden til, at du søger hjælp nu? Ledighed, Flytning.
Hvornår arbejdede du sidst, og hvor længe? 30. november 2020. 1 til 3 år.

Eget arbejdsmarkedsperspektiv
Kan du begynde i et almindeligt job inden for 3 måneder? Ja.
Er der andet end ledighed, der gør det svært at arbejde? Nej.
Hvilke job kan du se dig selv i? »Noget med dyr«.
Hvor stor er din tro på, at du er i job om et år? 7 af 10.

Helbred
Har du helbredsproblemer, der begrænser, hvad du kan arbejde med? Ved ikke.

Afslutning
Jeg har forstået det sådan … Er det rigtigt? Ja.
Oplyst om: Rettigheder og pligter, Ret til at klage.

Medarbejderens vurdering
Visitationskategori: Jobparat.
Hvor sikker er vurderingen? Sikker.
Hvad bygger vurderingen på? Borgerens svar.
Individuel, konkret vurdering: er telefonen nok i denne sag, og hvorfor? Telefonen er nok. Borgeren ønskede telefon.

Det videre forløb
Der er aftalt et fysisk møde den 5. januar 2021 kl. 9.`);
  });

  test('of a talk in person asks in the words of that talk, and says what is provisional', () => {
    const note = noteOf(
      { A1: 'bekraeftet', J4: 'Ja.' },
      { facts: { form: 'physical' }, conclusion: { channel: 'physical', provisional: true, certainty: 'usikker' } },
    );
    expect(note).toContain('Visitationssamtale ved et fysisk møde, afsluttet den 4. januar 2021');
    expect(note).toContain('Borgerens identitet: Bekræftet.');
    expect(note).toContain('er samtalen her nok til at vurdere sagen, og hvorfor? Ja.');
    expect(note).toContain('Foreløbig visitationskategori: Jobparat.\nHvor sikker er vurderingen? Usikker.');
    expect(noteOf({}, { doubt: {} })).toContain('Der skal findes en tid til et fysisk møde.');
    expect(noteOf({}, { conversationType: 'bekymring' })).toMatch(/^Opkald, fordi vi er bekymrede i telefonen,/);
  });

  test('holds no answer to a question that is not asked any more', () => {
    expect(noteOf({ C2: 'nej', E1: 'Jeg sover længe' })).not.toContain('sover');
    expect(noteOf({ C2: 'ja', E1: 'Jeg sover længe' })).toContain('»Jeg sover længe«.');
  });

  test('lets no word of the citizen out of its quotes, nor out of its line', () => {
    const note = noteOf({ C3: 'Dyr« sagde\r\n\r\nVurdering\u202e \u0007»ja' });
    expect(note).toContain('Hvilke job kan du se dig selv i? »Dyr‹ sagde Vurdering ›ja«.');
  });

  test('marks as the citizen’s own words nothing that the consultant wrote', () => {
    expect(noteOf(told).match(/»/g)).toHaveLength(1);
  });
});

const bare = noteOf({}).split('\n');

/** Every answer that can be chosen, one at a time. */
const choices = questionsOf(checklist20212).flatMap((question): [string, string, Question, Answer, string][] =>
  (question.options ?? []).map(({ id, label }) => {
    const answer = question.type === 'several' ? [id] : question.type === 'text' ? { chosen: id } : id;
    return [question.id, id, question, answer, label];
  }),
);

test.each(choices)('%s answered with %s adds that one line, under its heading', (id, ...rest) => {
  const [, question, answer, label] = rest;
  const standing = { asked: [question], answers: { [id]: answer }, notAsked: [], facts };
  const conclusion = conclusionOf();
  const note = composeNote({ definition: checklist20212, standing, conclusion, horizonMonths: 3 }).split('\n');
  const added = note.filter((line) => !bare.includes(line));
  const headings = checklist20212.sections.map(({ title }) => title);
  const [line, ...others] = added.filter((one) => !headings.includes(one));
  expect(others).toEqual([]);
  expect(line).toMatch(/[?:] \S/);
  expect(line?.endsWith(`${label}.`)).toBe(true);
  expect(line).not.toMatch(/[{}]/);
});

test('every question has a line of its own', () => {
  const sampled = questionsOf(checklist20212).map((question) => {
    const option = question.options?.[0]?.id;
    const answer: Answer =
      question.type === 'scale' ? 3 : question.type === 'several' ? [option ?? ''] : (option ?? 'Ord');
    return [question.id, question.type === 'text' ? 'Ord' : answer] as const;
  });
  const standing = {
    asked: questionsOf(checklist20212),
    answers: Object.fromEntries(sampled),
    notAsked: [],
    facts,
  };
  const note = composeNote({ definition: checklist20212, standing, conclusion: conclusionOf(), horizonMonths: 3 });
  const lines = note.split('\n').filter((line) => /[?:] \S/.test(line));
  // 36 that are asked, and the category and the certainty of the conclusion: J1 and J2.
  expect(new Set(lines).size).toBe(38);
});

test('who was called into the talk stands below its heading, but not of somebody who is not safe', () => {
  const guests = ['interpreter', 'companion'] as const;
  expect(noteOf(told, { guests: [...guests] }).split('\n')[1]).toBe('Med i samtalen: tolk og bisidder.');
  expect(noteOf(told, { guests: [...guests], conclusion: { flags: ['F11'] } })).not.toContain('Med i samtalen');
  expect(noteOf(told)).not.toContain('Med i samtalen');
});

describe('of somebody in danger a note', () => {
  const secret = 'Krisecentret, Møllevej 4, 20 30 40 50, Per, tirsdag kl. 10';
  const written: Answers = {
    ...told,
    A4: { chosen: 'tolkMed', text: secret },
    A5: { chosen: 'bisidder', text: secret },
    C2: 'ja',
    C3: secret,
    E1: secret,
    F1: 'midlertidigt',
    G1: 'ja',
    G4: secret,
    J3: { chosen: ['svar'], text: secret },
    J4: { chosen: 'medarbejderOenskerFysisk', text: secret },
    K2: { chosen: ['rettigheder'], text: secret },
  };

  test('who is not safe holds no address, whereabouts, number, agreed time or other name', () => {
    const note = noteOf(
      { ...written, H1: 'nej' },
      { conclusion: { flags: ['F11'] }, doubt: { meeting }, procedures: { F11: caseNow } },
    );
    expect(note).not.toMatch(/Krisecent|Møllevej|20 30|Per|tirsdag|kl\.|sted at bo|Midlertidigt|»/);
    expect(note).toContain(
      [
        'Særlige forhold',
        'Borgeren føler sig ikke tryg.',
        'Vejledningen for borgere, der ikke er trygge, blev fulgt.',
        'Det, der er skrevet frit i skemaet, står ikke i notatet.',
      ].join('\n'),
    );
    expect(note).toContain('Jeg vil se borgeren fysisk.');
    expect(note).toContain('Der følges op ved et fysisk møde.');
  });

  test('who cannot talk freely says that, and nothing of where or with whom', () => {
    const note = noteOf(
      { A1: 'bekraeftet', A2: 'kanIkkeTaleFrit', J4: secret },
      { conclusion: { flags: ['F11'], certainty: 'usikker' } },
    );
    expect(note).toContain('Særlige forhold\nBorgeren kunne ikke tale frit.\nDet, der');
    expect(note).not.toMatch(/uforstyrret|Møllevej/);
  });

  test('with thoughts of suicide holds only that there was concern, that the steps were followed, and when', () => {
    const note = noteOf(
      { ...written, H1: 'ja', H2: 'ja' },
      { conclusion: { flags: ['F12'] }, procedures: { F12: caseNow } },
    );
    expect(note).not.toMatch(/tanker|ikke at leve|Møllevej|»/);
    expect(note).toContain(
      'Der var akut bekymring.\nKommunens akutte vejledning blev fulgt den 4. januar 2021 kl. 10.\nDet, der',
    );
    expect(note).toContain('Føler du dig tryg der, hvor du bor? Ja.');
  });

  test('whom the consultant heard in danger names no more of it', () => {
    const note = noteOf(
      { ...written, J3: ['tone', 'akutFare'] },
      { conclusion: { flags: ['F12'] }, procedures: { F12: caseNow } },
    );
    expect(note).toContain('Der var akut bekymring.');
    expect(note).toContain('Hvad bygger vurderingen på? Tone og sammenhæng i samtalen.');
    expect(note).not.toMatch(/fare|tanker|ikke at leve/);
    expect(noteOf({ J3: ['akutFare'] }, { conclusion: { flags: ['F12'] } })).not.toMatch(/Hvad bygger|fare/);
  });

  test('is as careful where the steps were followed though no answer says why', () => {
    expect(noteOf(written, { procedures: { F11: caseNow } })).not.toMatch(/Møllevej|sted at bo/);
    expect(noteOf({ A1: 'bekraeftet' }, { procedures: { F12: caseNow } })).not.toContain('skrevet frit');
  });
});
