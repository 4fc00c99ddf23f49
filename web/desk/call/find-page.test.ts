import { expect, test } from 'vitest';
import { foundWords } from './find-page.tsx';

test('says how many were found, what to try when there is nobody, and that there may be more than twenty', () => {
  expect([foundWords(0), foundWords(1), foundWords(19), foundWords(20)]).toEqual([
    'Ingen passer til søgningen. Prøv færre ord, eller søg på telefon eller CPR-nummer.',
    '1 borger fundet',
    '19 borgere fundet',
    'De første 20 vises. Er borgeren ikke iblandt, så skriv flere ord.',
  ]);
});
