import type { Page } from 'playwright-core';

/* A citizen at their telephone page. */

export async function switchesOn(telephone: Page, number: string): Promise<void> {
  await telephone.getByLabel('Dit telefonnummer').fill(number);
  await telephone.getByRole('button', { name: 'Tænd telefonen' }).click();
  await telephone.getByText('Tændt – kan ringes op').waitFor();
}

export async function calls(telephone: Page, number: string): Promise<void> {
  await telephone.getByLabel('Ring til').fill(number);
  await telephone.getByRole('button', { name: 'Ring op' }).click();
}

/** Calls the line, and hears it answer. */
export async function callsLine(telephone: Page, number: string): Promise<void> {
  await calls(telephone, number);
  await telephone.getByText('Velkommen til Favrskov Kommune.').waitFor();
}
