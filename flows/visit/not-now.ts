import type { Answers } from '../../schemas/checklist.ts';
import { chosenIn } from './answers.ts';

/** It did not suit the citizen to talk (question A2): there was no talk to judge by, only one to put off. */
export function isPutOff({ A1, A2 }: Answers): boolean {
  return chosenIn(A2).includes('passerIkkeNu') && !chosenIn(A1).includes('ikkeBekraeftet');
}
