import { expect, test } from 'vitest';
import { foundWords } from './find-page.tsx';

test('says how many were found, what to try when there is nobody, and that there may be more than are shown', () => {
  expect([foundWords(0, false), foundWords(1, false), foundWords(20, false), foundWords(20, true)]).toEqual([
    'Ingen passer til søgningen. Prøv færre ord, eller søg på telefon eller CPR-nummer.',
    '1 borger fundet',
    '20 borgere fundet',
    'De første 20 vises. Er borgeren ikke iblandt, så skriv flere ord, eller søg på telefon eller CPR-nummer.',
  ]);
});
