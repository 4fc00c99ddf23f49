import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { type NotePart, notePartsOf } from '../../flows/visit/note-record.ts';

/** What is printed: the whole record, and whose it is. */
export interface PrintedNote {
  record: string;
  citizen: string;
  unitName: string;
  lockedAt: string;
}

/** The font lies beside the bundle; from the sources it is read out of its package. */
const fontName = 'IBMPlexSans_400Regular.ttf';
const fontInPackage = `@expo-google-fonts/ibm-plex-sans/400Regular/${fontName}`;

function fontPath(): string {
  const beside = fileURLToPath(new URL(`./data/${fontName}`, import.meta.url));
  return existsSync(beside) ? beside : nodeModule.createRequire(import.meta.url).resolve(fontInPackage);
}

/** Points: body 11 on A4 with margins of 2.5 cm. */
const sizes: Readonly<Record<NotePart['as'], number>> = { H1: 17, H2: 13, P: 11 };
const margin = 71;
/** A heading with the air above it, and two lines. */
const roomUnderHeading = 70;

/**
 * Signs that the font has: what is written with Latin letters, and the marks of Danish writing. PDF/A allows no sign without a shape, so any
 * other is printed as a question mark.
 */
const unshown =
  /[^\n\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u2010\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac]/gu;

/** A locked note as PDF/A-2a for the case file: tagged, its font embedded, its colours described (ISO 19005-2). */
export async function notePdf({ record, citizen, unitName, lockedAt }: PrintedNote): Promise<Buffer> {
  // Loaded when somebody asks for a file: no other request needs it.
  const { default: PDFDocument } = await import('pdfkit');
  const [title, ...parts] = notePartsOf(printable(record));
  const pdf = new PDFDocument({
    subset: 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    lang: 'da-DK',
    displayTitle: true,
    font: fontPath(),
    size: 'A4',
    margin,
    info: { Title: title?.text ?? 'Notat', Author: printable(unitName), CreationDate: new Date(lockedAt) },
  });
  const pages: Buffer[] = [];
  pdf.on('data', (bytes: Buffer) => pages.push(bytes));
  const whole = new Promise<Buffer>((done) => pdf.on('end', () => done(Buffer.concat(pages))));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const about: NotePart[] = [{ as: 'P', text: printable(`${unitName}. Borger: ${citizen}.`) }];
  for (const part of [...(title === undefined ? [] : [title]), ...about, ...parts])
    root.add(pdf.struct(part.as, {}, () => print(pdf, part)));
  root.end();
  pdf.end();
  return whole;
}

/** A heading stands nearer to what it is above than to what came before, and never alone at the end of a page. */
function print(pdf: PDFKit.PDFDocument, { as, text }: NotePart): void {
  pdf.fontSize(sizes[as]);
  if (as === 'H2') {
    if (pdf.y > pdf.page.height - margin - roomUnderHeading) pdf.addPage();
    else pdf.moveDown(0.6);
  }
  pdf.text(text).moveDown(as === 'H2' ? 0.15 : 0.25);
}

/** What of a text can be printed. */
export function printable(text: string): string {
  return text.replaceAll(unshown, '?');
}
