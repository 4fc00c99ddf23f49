import type { Script } from '../../../schemas/checklist.ts';

const callsBack = 'Vil du hellere tale en anden gang, eller mødes hos os, så siger du bare til.';
const closing = 'Tak for snakken. Ring til os på {nummer}, hvis der er noget, du kommer i tanke om.';

/** A talk that reaches out and demands no outcome (Copenhagen's answer of 22 April 2020 to the city council). */
function outreach(conversationType: string, title: string, words: Pick<Script, 'purpose' | 'opening'>): Script {
  return { conversationType, title, purpose: words.purpose, opening: `${words.opening} ${callsBack}`, closing };
}

/** What is read aloud, by the type of the talk: the visitation, and the seven types of Copenhagen 2020. */
export const scripts: Script[] = [
  {
    conversationType: 'visitation',
    title: 'Visitationssamtale',
    purpose: 'At finde ud af, hvilken hjælp der passer til borgeren.',
    opening:
      'Vi skal tale om din situation, og hvad der skal ske nu. Samtalen er {frivillig}. Jeg skriver ned undervejs og læser det vigtigste op til sidst.',
    closing:
      'Nu læser jeg op, hvad jeg har forstået. Du kan altid få et fysisk møde, og du kan klage inden fire uger. Du kan ringe til os på {nummer}.',
  },
  outreach('mentorkontakt', 'Kontakt med mentor', {
    purpose: 'At holde kontakten mellem borger og mentor.',
    opening: 'Jeg ringer for at høre, hvordan det går, og om din mentor kan hjælpe med noget.',
  }),
  outreach('jobsparring', 'Sparring om jobsøgning', {
    purpose: 'At hjælpe med at søge job i brancher, der mangler folk.',
    opening: 'Jeg ringer, fordi der er brug for folk lige nu. Vi kan tale om, hvor du kan søge.',
  }),
  outreach('rehabiliteringsplan', 'Rehabiliteringsplanens forberedende del', {
    purpose: 'At forberede rehabiliteringsplanen sammen med borgeren.',
    opening: 'Jeg ringer, så vi sammen kan skrive den første del af din plan.',
  }),
  outreach('bekymring', 'Opkald, fordi vi er bekymrede', {
    purpose: 'At nå borgere, som medarbejderen er bekymret for.',
    opening: 'Jeg ringer bare for at høre, hvordan du har det.',
  }),
  outreach('udsatte', 'Kontakt med udsatte borgere', {
    purpose: 'At holde kontakten, så ingen bliver glemt.',
    opening: 'Jeg ringer for at høre, hvordan det går, og om du mangler noget.',
  }),
  outreach('jobformidling', 'Hjælp til job og jobformidling', {
    purpose: 'At hjælpe med at søge og finde et job.',
    opening: 'Jeg ringer om job, der måske passer til dig.',
  }),
  outreach('digitalvejledning', 'Tilbud om vejledning og opkvalificering på nettet', {
    purpose: 'At tilbyde vejledning og kurser på nettet.',
    opening: 'Jeg ringer for at fortælle om kurser og vejledning, du kan få på nettet.',
  }),
];
