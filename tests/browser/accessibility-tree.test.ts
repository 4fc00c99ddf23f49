/** A journey as it is told to whoever does not see it: roles, names, headings and what is said by itself, out of the accessibility tree. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { desksFor } from './desks.ts';

const desks = desksFor('tree');

/** What is told of the page, a line each, without how deep it lies. */
async function told(page: Page): Promise<string[]> {
  return (await page.locator('body').ariaSnapshot()).split('\n').map((line) => line.trim().replace(/^- /, ''));
}

/** They are told in this order, whatever else stands between them. */
function expectInOrder(lines: readonly string[], wanted: readonly RegExp[]): void {
  let from = 0;
  for (const one of wanted) {
    const at = lines.findIndex((line, index) => index >= from && one.test(line));
    expect(at, `${one} is not told after line ${from} of\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

describe('the accessibility tree', () => {
  test('tells a clerk of the form, of what is wrong with it, and of the slip', async () => {
    const { page, keys } = await desks.comes('borgerservice1');
    const register = page.getByRole('button', { name: 'Registrér', exact: true });
    await register.waitFor();
    const form = await told(page);
    expectInOrder(form, [
      /^button "Gå til indhold"/,
      /^banner/,
      /^button "Log ud"/,
      /^navigation "Skrivebord"/,
      /^main/,
      /^heading "Registrér borger" \[level=1\]/,
      /^textbox "Navn"/,
      /^textbox "CPR-nummer"/,
      /^textbox "Telefon"/,
      /^group "Hvordan vil borgeren tale med os\?"/,
      /^radio "Ring mig op/,
      /^radio "Fysisk møde/,
      /^group "Godt at vide"/,
      /^button "Registrér"/,
      /^contentinfo/,
    ]);
    // One heading is the page's, and nothing that can be operated lacks a name.
    expect(form.filter((line) => line.startsWith('heading') && line.includes('[level=1]'))).toHaveLength(1);
    expect(form.filter((line) => /^(button|link|textbox|radio|checkbox|combobox)(:|$| \[)/.test(line))).toEqual([]);

    await keys.opens(register);
    const wrong = page.getByRole('textbox', { name: 'Navn' });
    await keys.isAt(wrong);
    expectInOrder(await told(page), [/^alert: Skriv borgerens navn\./, /^textbox "Navn" \[invalid\]/]);
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    // What is wrong belongs to the field, so that it is told with it.
    await expect
      .poll(() =>
        wrong.evaluate((field) => document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent),
      )
      .toContain('Skriv borgerens navn.');

    await keys.type('Tora Træ');
    const choice = page.getByRole('group', { name: 'Hvordan vil borgeren tale med os?' });
    await keys.chooses(choice, 'Vælger senere');
    await keys.opens(register);
    await keys.isAt(page.getByRole('heading', { level: 1, name: 'Tora Træ er registreret' }));
    expectInOrder(await told(page), [
      /^main/,
      /^heading "Tora Træ er registreret" \[level=1\]/,
      /Din kode/,
      /^button "Registrér den næste"/,
      /^button "Udskriv"/,
    ]);
  });
});
