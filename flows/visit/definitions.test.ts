import { describe, expect, test } from 'vitest';
import { checklistDefinition, type Question } from '../../schemas/checklist.ts';
import { checklist20211 } from './checklist-2021-1.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { conversationTypeIds, conversationTypeOf } from './conversation-types.ts';
import { compareVersions, datedVersions, shippedChecklists, versionOn } from './definitions.ts';
import { interpretationOf } from './interpretation.ts';
import { languageOf } from './language.ts';
import { questionsOf } from './questions.ts';

function lineOf({
  id,
  type,
  audience,
  decisive,
  demanded,
  sensitive,
  mayStayOpen,
  note,
  options = [],
}: Question): string {
  const marks = [
    ...(decisive === true ? ['★'] : []),
    ...(sensitive === true ? ['☂'] : []),
    ...(demanded === undefined ? [] : [`demanded:${demanded}`]),
    ...(mayStayOpen === true ? ['open'] : []),
    ...(note === undefined ? [] : ['note']),
  ];
  const ids = options.map((option) => option.id).join('/');
  return [id, type, audience, ...marks, ids].join(' ').trim();
}

const open = 'vedIkke/onskerIkke';

describe('the checklist', () => {
  test('has all sections A to K, 36 questions, each of its kind and for whom it is meant', () => {
    const lines = questionsOf(checklist20212).map(lineOf);
    expect(lines).toEqual([
      'A1 choice citizen demanded:answer bekraeftet/ikkeBekraeftet',
      `A2 choice citizen open ja/passerIkkeNu/kanIkkeTaleFrit/${open}`,
      `A3 yesNo citizen open ja/nej/${open}`,
      `A4 choice citizen open note nej/tolkMed/tolkMangler/paaroerende/underAtten/${open}`,
      `A5 choice citizen open note nej/bisidder/partsrepraesentant/${open}`,
      'A6 choice citizen god/svingende/daarlig',
      `B1 several citizen open ledighed/sygdom/samlivsophoer/endtUddannelse/flytning/andet/${open}`,
      'B2 period citizen open aldrig/underTreMaaneder/underEtAar/underTreAar/laengere',
      `B3 yesNo citizen ★ open ja/nej/${open}`,
      `B4 yesNo citizen open ja/nej/${open}`,
      `C1 yesNo citizen ★ open ja/nej/${open}`,
      `C2 yesNo citizen ★ open ja/nej/${open}`,
      'C3 text citizen open',
      'C4 scale citizen open',
      `D1 choice citizen open ja/selv/hjaelp/${open}`,
      `D2 yesNo citizen open ja/nej/${open}`,
      `D3 several citizen open mitid/digitalPost/jobnet/ingen/${open}`,
      'E1 text citizen open',
      `E2 yesNo citizen ★ open ja/nej/${open}`,
      `F1 choice citizen open ja/midlertidigt/nej/${open}`,
      `F2 yesNo citizen open ja/nej/${open}`,
      `F3 yesNo citizen open ja/nej/${open}`,
      `F4 yesNo citizen open ja/nej/${open}`,
      `G1 yesNo citizen ★ ☂ open ja/nej/${open}`,
      `G2 choice citizen ☂ open fysisk/psykisk/begge/${open}`,
      `G3 choice citizen ★ ☂ open virker/delvist/nyligt/ingen/${open}`,
      'G4 text citizen ☂ open',
      `G5 yesNo citizen ☂ open ja/nej/${open}`,
      `H1 yesNo citizen ☂ open ja/nej/${open}`,
      `H2 yesNo citizen ☂ open ja/nej/${open}`,
      `I1 choice citizen ★ open nu/indenEtAar/senere/${open}`,
      `I2 several citizen ★ open fagligt/socialt/helbred/oekonomi/intet/${open}`,
      'J3 several consultant note svar/kendt/papirer/tone/paavirket/hoerelse/forstaaelse/akutFare',
      'J4 text consultant demanded:text telefonErNok/borgerOenskerFysisk/medarbejderOenskerFysisk',
      `K1 choice citizen demanded:answer open ja/nej/ikkeNaaet/${open}`,
      'K2 several citizen demanded:all note rettigheder/naesteSkridt/cvFrist/fysiskMoede/klage',
    ]);
    expect(lines).toHaveLength(36);
    expect(checklist20212.sections.map(({ id }) => id).join('')).toBe('ABCDEFGHIJK');
    expect(lines.filter((line) => line.includes('★'))).toHaveLength(8);
  });

  test.each([checklist20211, checklist20212])(
    'of version $definitionVersion fits its schema and has words for everything',
    (definition) => {
      expect(checklistDefinition.parse(definition)).toEqual(definition);
      const questions = questionsOf(definition);
      const labels = questions.flatMap(({ options = [] }) => options.map(({ label }) => label));
      const texts = questions.flatMap(({ text, texts: others, hint = 'none', note = 'none' }) => [
        text,
        hint,
        note,
        ...Object.values(others ?? {}),
      ]);
      expect(
        [...texts, ...labels, ...definition.sections.map(({ title }) => title)].filter((text) => text.length < 2),
      ).toEqual([]);
    },
  );

  test('speaks for every type of talk', () => {
    const { scripts = [] } = checklist20212;
    expect(scripts.map(({ conversationType }) => conversationType)).toEqual(conversationTypeIds);
    expect(new Set(scripts.map(({ opening }) => opening)).size).toBe(conversationTypeIds.length);
    for (const { conversationType, title, purpose } of scripts)
      expect({ title, purpose }).toEqual({
        title: conversationTypeOf(conversationType).title,
        purpose: conversationTypeOf(conversationType).purpose,
      });
  });
});

describe('the version with which a case begins', () => {
  const published = {
    entity: 'checklistVersions',
    unitId: 'favrskov',
    version: 1,
    versions: [
      { definitionVersion: '2021-4', validFrom: '2021-06-01' },
      { definitionVersion: '2021-3', validFrom: '2021-03-01' },
    ],
  } as const;

  test.each([
    ['before there was any', '2019-05-01', '2021-1'],
    ['in the first days', '2020-12-31', '2021-1'],
    ['from the first day of the next one', '2021-01-01', '2021-2'],
    ['on the day before a published one', '2021-02-28', '2021-2'],
    ['on its first day', '2021-03-01', '2021-3'],
    ['after a later one', '2026-11-26', '2021-4'],
  ])('%s (%s) is %s', (_what, day, version) => {
    expect(versionOn({ ...published, versions: [...published.versions] }, day)).toBe(version);
  });

  test('is a shipped one where the unit has published none, and of two from the same day the later', () => {
    expect(versionOn(undefined, '2026-11-26')).toBe('2021-2');
    const sameDay = ['2021-10', '2021-9'].map((definitionVersion) => ({ definitionVersion, validFrom: '2021-02-01' }));
    const both = { ...published, versions: sameDay };
    expect(versionOn(both, '2021-02-01')).toBe('2021-10');
    expect(datedVersions(both).map(({ definitionVersion }) => definitionVersion)).toEqual([
      '2021-1',
      '2021-2',
      '2021-9',
      '2021-10',
    ]);
    expect([...shippedChecklists.keys()]).toEqual(['2021-1', '2021-2']);
    expect(compareVersions('2021-10', '2022-1')).toBeLessThan(0);
  });
});

test.each([
  [{ A4: 'nej' }, 'notNeeded'],
  [{ A4: 'tolkMed' }, 'present'],
  [{ A4: 'tolkMangler' }, 'missing'],
  [{ A4: 'paaroerende' }, 'relative'],
  [{ A4: 'underAtten' }, 'missing'],
  [{ A4: { chosen: 'tolkMed', text: 'Polsk' } }, 'present'],
  [{ A4: 'vedIkke' }, undefined],
  [{ A4: 'andet' }, undefined],
  [{}, undefined],
])('of an interpreter, %j tells %s', (answers, interpretation) => {
  expect(interpretationOf(answers)).toEqual(interpretation === undefined ? {} : { interpretation });
});

test.each([
  ['Dansk', 'da'],
  [' engelsk ', 'en'],
  ['ukrainsk', 'uk'],
  ['arabisk', 'ar'],
  ['Polsk', 'pl'],
  ['tyrkisk', 'tr'],
  ['somali', 'so'],
  ['somalisk', 'so'],
  ['tigrinya', 'ti'],
  ['FARSI', 'fa'],
  ['dari', 'fa'],
  ['persisk', 'fa'],
  ['PL', 'pl'],
  ['xx', 'other'],
  ['', 'other'],
])('a citizen who speaks "%s" is counted under %s', (written, language) => {
  expect(languageOf(written)).toBe(language);
});
