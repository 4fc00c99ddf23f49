import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { whyNotCprText } from '../../flows/visit/cpr.ts';
import { whyNotPhoneText } from '../../flows/visit/phone-words.ts';
import { whyNotText } from '../../flows/visit/why-not.ts';
import { refusalReplies } from '../../functions/api/refusals.ts';
import { conflict, forbidden, notFound, type Reply, tooLarge, unauthorized } from '../../functions/api/route.ts';
import { talkRefusals } from '../../functions/api/talk-refusals.ts';
import { english } from './english.ts';

function messagesOf(replies: readonly Reply<never>[]): string[] {
  return replies.map((reply) => ('message' in reply ? reply.message : 'A refusal that says nothing'));
}

const sources = globSync('functions/api/**/*.ts').filter((path) => !path.endsWith('.test.ts'));

/** Whole sentences in quotes, wherever a route or a rule of the staff routes writes one itself: none of them is English. */
const written = sources.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/'([A-ZÆØÅ][^'\n]* [^'\n]*[.?])'/g)].map(([, sentence = '']) => sentence),
);

const said = [
  ['the table of refusals', messagesOf(Object.values(refusalReplies))],
  ['the table of refusals of talks', messagesOf(Object.values(talkRefusals))],
  ['every route', messagesOf([notFound, forbidden, unauthorized, tooLarge, conflict])],
  ['what may not be closed yet', Object.values(whyNotText)],
  ['a CPR number', (['digits', 'noSuchDay', 'future'] as const).map((why) => whyNotCprText(why, ''))],
  [
    'a telephone number',
    [
      ...(['empty', 'withheld', 'notANumber', 'shortNumber', 'tooShort', 'tooLong', 'notInUse'] as const),
      ...(['own', 'satellite', 'premium', 'country'] as const),
    ].map(whyNotPhoneText),
  ],
  ['the sources of the staff routes', written],
] as const;

test.each(said)('has what is said of %s in English', (_, sentences) => {
  expect(sentences.filter((sentence) => !Object.hasOwn(english, sentence))).toEqual([]);
});

test('reads the sentences out of the sources', () => {
  expect(written).toEqual(expect.arrayContaining(Object.values(talkRefusals).flatMap((reply) => messagesOf([reply]))));
});
