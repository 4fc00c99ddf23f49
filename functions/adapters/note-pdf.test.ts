import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { pdfText } from '../../tests/fixtures/pdf-text.ts';
import { notePdf, printable } from './note-pdf.ts';

/** Of the library that the writer reads fonts with. */
interface Font {
  hasGlyphForCodePoint(code: number): boolean;
}

const require = createRequire(import.meta.url);

const printed = {
  record:
    'Visitationssamtale i telefonen den 4. januar 2021\n\nSituation\nHvad er grunden? »Æblegrød på Møn – 日本«.\n\nLåst den 4. januar 2021 kl. 10 af Karen.',
  citizen: 'Åse Łukasz (670761-••••)',
  unitName: 'Favrskov Kommune',
  lockedAt: '2021-01-04T09:00:00.000Z',
};
const bytes = await notePdf(printed);
/** Every object stands uncompressed in the file; only the content of pages and fonts does not. */
const file = bytes.toString('latin1');

test('every sign that is printed has a shape in the font: PDF/A forbids a sign without one', () => {
  const { openSync } = createRequire(require.resolve('pdfkit'))('fontkit') as { openSync(path: string): Font };
  const font = openSync(require.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'));
  const signs = Array.from({ length: 0x3000 - 0x20 }, (_, index) => String.fromCodePoint(index + 0x20));
  const printed = signs.filter((sign) => printable(sign) === sign);
  expect(printed.length).toBeGreaterThan(300);
  expect(printed.filter((sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))).toEqual([]);
  expect(printable('Æø日ç')).toBe('Æø?ç');
});

describe('a note as a file', () => {
  test('is marked as PDF/A-2a', () => {
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(file).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
  });

  test('embeds every font it uses, and none of those that a reader must bring', () => {
    const descriptors = file.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(0);
    expect(file.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(descriptors.length);
    expect(file).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/);
  });

  test('says which colours are meant, in which language it is, and how it is built up', () => {
    expect(file).toMatch(/\/OutputIntents \[/);
    expect(file).toContain('/GTS_PDFA1');
    expect(file).toContain('/Lang (da-DK)');
    expect(file).toMatch(/\/MarkInfo/);
    for (const part of ['Document', 'H1', 'H2', 'P']) expect(file).toContain(`/S /${part}\n`);
  });

  test('says the words of the record, whose it is, and nothing else', async () => {
    const about = 'Favrskov Kommune. Borger: Åse Łukasz (670761-••••).';
    expect(pdfText(bytes)).toBe(
      `Visitationssamtale i telefonen den 4. januar 2021 ${about} Situation Hvad er grunden? »Æblegrød på Møn – ??«. Låst den 4. januar 2021 kl. 10 af Karen.`,
    );
    // Over several pages, with lines that are broken.
    const paragraphs = Array.from(
      { length: 120 },
      (_, at) => `Svar ${at}: ${'Affaldssortering og fisk på øen. '.repeat(4).trim()}`,
    );
    const record = ['Fysisk samtale', ...paragraphs, 'Slut'].join('\n');
    const long = await notePdf({ ...printed, citizen: 'Bo Bek', record });
    expect(long.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    expect(pdfText(long)).toBe(
      ['Fysisk samtale', 'Favrskov Kommune. Borger: Bo Bek.', ...paragraphs, 'Slut'].join(' '),
    );
  });

  test('is the same file for the same note', async () => {
    expect((await notePdf(printed)).equals(bytes)).toBe(true);
  });
});
