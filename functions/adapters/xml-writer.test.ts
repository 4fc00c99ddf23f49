import { createRequire } from 'node:module';
import fc from 'fast-check';
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { afterEach, expect, test, vi } from 'vitest';
import xml from './xml-writer.ts';

const own = createRequire(import.meta.url);
/** The builder that the carrier's library brings. */
const xmlbuilder = createRequire(own.resolve('twilio'))('xmlbuilder') as { create(name: unknown): unknown };

/** Each document is written twice by the carrier’s own library: through the builder it brings, and through ours. */
afterEach(() => vi.restoreAllMocks());

function through(write: () => string): { theirs: string; ours: string } {
  const theirs = write();
  vi.spyOn(xmlbuilder, 'create').mockImplementation((name) => xml.create(String(name)));
  const ours = write();
  vi.restoreAllMocks();
  return { theirs, ours };
}

const text = fc.string({ unit: 'grapheme' }).map((some) => `${some}&<>"'\r\n\tæøå👍`);
const value = fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(undefined), fc.array(fc.webUrl()));

test('every document reads the same as by the builder that the carrier’s library brings', () => {
  fc.assert(
    fc.property(fc.array(text), value, value, (said, one, other) => {
      const { theirs, ours } = through(() => {
        const response = new VoiceResponse();
        const gather = response.gather({ action: one as never, timeout: other as never, input: ['dtmf', 'speech'] });
        for (const sentence of said) gather.say({ voice: one as never, language: other as never }, sentence);
        response.play({ loop: 2 }, String(one));
        response.say('').addText(said.join(''));
        response.dial({ method: 'POST' }).conference({ coach: other as never }, 'talk');
        response.redirect({ method: 'POST' }, String(other));
        response.hangup();
        return response.toString();
      });
      expect(ours).toBe(theirs);
    }),
  );
});

test('an empty document, an answer to an SMS, and a document asked for at one of its elements', () => {
  const empty = through(() => new VoiceResponse().toString());
  expect(empty).toEqual({ theirs: empty.ours, ours: '<?xml version="1.0" encoding="UTF-8"?><Response/>' });
  const inner = through(() => new MessagingResponse().message('Hej & farvel').toString());
  expect(inner).toEqual({
    theirs: inner.ours,
    ours: '<?xml version="1.0" encoding="UTF-8"?><Response><Message>Hej &amp; farvel</Message></Response>',
  });
});

test.each(['\0', 'a\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}', '\ud83d', 'a\udc4d', '\udc4d\ud83d'])(
  '%j is refused by both, by ours without a word of the text',
  (said) => {
    expect(() => new VoiceResponse().say(`Jens ${said}`)).toThrow('Invalid character');
    expect(() => xml.create('Response').ele('Say', {}, `Jens ${said}`)).toThrow(
      /^A character that no document may hold$/,
    );
  },
);
