import { expect, test } from 'vitest';
import { renderConsultant } from './others-twiml.ts';
import { render, renderSentence } from './twiml.ts';

const addresses = {
  action: 'https://line.example/voice/citizen/call_1/visit_1/3',
  waitingSound: 'https://site.example/desk/ventemusik.wav',
  conference: 'call_1',
};
const head = '<?xml version="1.0" encoding="UTF-8"?>';

function say(text: string) {
  return `<Say voice="Polly.Sofie-Neural" language="da-DK">${text}</Say>`;
}

const redirect = `<Redirect method="POST">${addresses.action}</Redirect>`;
const listening = {
  act: 'listen' as const,
  language: 'da' as const,
  say: ['Vælg.', 'Tryk 1.'],
  timeout: 5,
  waitingSound: false,
};

test('a question with one key listens while it speaks, takes every key, and asks again after silence', () => {
  expect(render({ ...listening, digits: 'one' }, addresses)).toBe(
    `${head}<Response><Gather action="${addresses.action}" method="POST" timeout="5" numDigits="1" finishOnKey="">` +
      `${say('Vælg.')}${say('Tryk 1.')}</Gather>${redirect}</Response>`,
  );
});

test('a question with many digits ends with #', () => {
  expect(render({ ...listening, digits: 'many', timeout: 10 }, addresses)).toBe(
    `${head}<Response><Gather action="${addresses.action}" method="POST" timeout="10" finishOnKey="#">` +
      `${say('Vælg.')}${say('Tryk 1.')}</Gather>${redirect}</Response>`,
  );
});

test('a code ends with its seventh key or a pause, a first # is heard, and who looks for it has three times as long', () => {
  const gather = `<Gather action="${addresses.action}" method="POST" timeout="3" numDigits="7" finishOnKey=""`;
  expect(render({ ...listening, digits: 'code', timeout: 3 }, addresses)).toBe(
    `${head}<Response>${gather}>${say('Vælg.')}${say('Tryk 1.')}</Gather>${gather}/>${gather}/>${redirect}</Response>`,
  );
});

test('another language is spoken in its own voice, and invites those who speak the first one in theirs', () => {
  const english = (text: string) => `<Say voice="Polly.Amy-Neural" language="en-GB">${text}</Say>`;
  expect(render({ ...listening, language: 'en', invite: 'da', say: ['Press 1.'], digits: 'one' }, addresses)).toBe(
    `${head}<Response><Gather action="${addresses.action}" method="POST" timeout="5" numDigits="1" finishOnKey="">` +
      `${english('Press 1.')}${say('For dansk, tryk 5.')}</Gather>${redirect}</Response>`,
  );
  expect(renderSentence('Goodbye.', 'en')).toBe(`${head}<Response>${english('Goodbye.')}<Hangup/></Response>`);
});

test('a wait plays its sound twice behind the words, and can be ended by a key', () => {
  expect(render({ ...listening, digits: 'one', waitingSound: true }, addresses)).toBe(
    `${head}<Response><Gather action="${addresses.action}" method="POST" timeout="5" numDigits="1" finishOnKey="">` +
      `${say('Vælg.')}${say('Tryk 1.')}<Play loop="2">${addresses.waitingSound}</Play></Gather>${redirect}</Response>`,
  );
});

test('a last sentence is followed by the hang-up', () => {
  expect(render({ act: 'hangUp', language: 'da', say: ['Farvel.'] }, addresses)).toBe(
    `${head}<Response>${say('Farvel.')}<Hangup/></Response>`,
  );
  expect(renderSentence('Farvel & tak')).toBe(`${head}<Response>${say('Farvel &amp; tak')}<Hangup/></Response>`);
});

test('the citizen joins a conference that an accident does not end, and comes back to us when it is over', () => {
  expect(render({ act: 'join', language: 'da', say: ['Nu.'] }, addresses)).toBe(
    `${head}<Response>${say('Nu.')}<Dial action="${addresses.action}" method="POST">` +
      '<Conference startConferenceOnEnter="true" endConferenceOnExit="false" beep="false" participantLabel="citizen">call_1</Conference></Dial></Response>',
  );
});

test('the consultant joins the same conference, and hangs up when it is over', () => {
  expect(renderConsultant(addresses)).toBe(
    `${head}<Response><Dial>` +
      '<Conference startConferenceOnEnter="true" endConferenceOnExit="false" beep="false" participantLabel="consultant">call_1</Conference></Dial><Hangup/></Response>',
  );
});
