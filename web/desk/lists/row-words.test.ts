import { afterEach, expect, test } from 'vitest';
import { smsTemplate } from '../../../schemas/effect.ts';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { rowWords, stepWords } from './words.ts';

afterEach(() => speakWith(undefined));

test('a message that did not arrive says what the citizen does not know yet, each in words of its own', () => {
  const said = smsTemplate.options.map((template) => rowWords({ what: 'tellCitizen', template }));
  expect(new Set(said).size).toBe(smsTemplate.options.length);
  expect(rowWords({ what: 'tellCitizen', template: 'meetingMoved' })).toBe(
    "Fortæl borgeren, at mødet er flyttet: sms'en kom ikke frem",
  );
  expect(rowWords({ what: 'tellCitizen', template: 'meetingMoved', to: '20 12 34 56' })).toBe(
    "Fortæl borgeren, at mødet er flyttet: sms'en til 20 12 34 56 kom ikke frem",
  );
  expect(rowWords({ what: 'tellCitizen' })).toBe(stepWords.tellCitizen);
});

test('a message that did not arrive is told of in English as one sentence', () => {
  speakWith(english);
  expect(rowWords({ what: 'tellCitizen', template: 'meetingMoved', to: '20 12 34 56' })).toBe(
    'Tell the citizen that the meeting has been moved: the text message to 20 12 34 56 did not arrive',
  );
  expect(rowWords({ what: 'tellCitizen', template: 'arrangements' })).toBe(
    'Tell the citizen what has been arranged: the text message did not arrive',
  );
});
