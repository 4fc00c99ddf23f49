import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundle, root } from '../../scripts/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a note is printed out of a bundle too: what the library reads lies beside it', async () => {
  await bundle({
    entries: { pdf: join(root, 'functions/adapters/note-pdf.ts') },
    outdir: join(folder, 'functions'),
    mapdir: join(folder, 'maps'),
  });
  const file = join(folder, 'note.pdf');
  const program = `
    import { writeFileSync } from 'node:fs';
    import { notePdf } from ${JSON.stringify(join(folder, 'functions/pdf/index.mjs'))};
    const printed = { record: 'Samtale', citizen: 'Åse', unitName: 'Favrskov', lockedAt: '2021-01-04T09:00:00.000Z' };
    writeFileSync(${JSON.stringify(file)}, await notePdf(printed));`;
  // Away from the repository, where no package could help.
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const bytes = readFileSync(file).toString('latin1');
  expect(bytes).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  expect(bytes).toContain('/FontFile2');
});
