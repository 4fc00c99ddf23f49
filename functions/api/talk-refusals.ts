import type { Refusal } from '../../flows/case/refusal.ts';
import { conflicting, type Reply, unprocessable } from './route.ts';

/** What the refusals of a call out, of putting a citizen through to an office, and of a coordinator's part in a talk, are called and say in Danish. */
export const talkRefusals = {
  forwarding: conflicting(
    'forwarding',
    'Borgeren er ved at blive stillet om. Vent på svar, eller tryk Fortryd for at tale videre.',
  ),
  notForwarding: conflicting('notForwarding', 'Borgeren er ikke længere ved at blive stillet om.'),
  supervisionOff: conflicting('supervisionOff', 'Enhedens regler tillader det ikke.', 'mode'),
  supervised: conflicting('supervised', 'En anden er allerede med i den samtale.'),
  notSupervising: conflicting('notSupervising', 'Du er ikke med i den samtale.'),
  onHold: conflicting('onHold', 'Borgeren er på hold. Prøv igen, når samtalen fortsætter.'),
  talkConsulting: conflicting(
    'talkConsulting',
    'Konsulenten taler med en kollega. Prøv igen, når samtalen fortsætter.',
  ),
  safeContact: conflicting('safeContact', 'Borgeren er i sikker kontakt. Ingen andre kommer med i samtalen.'),
  notReady: conflicting('notReady', 'Vælg Klar eller Pause, før du ringer op.'),
  agreedTimeOnly: conflicting(
    'agreedTimeOnly',
    'Borgeren er i sikker kontakt. Ring kun op i det tidsrum, I har aftalt.',
  ),
  inWritingOnly: conflicting(
    'inWritingOnly',
    'Borgeren har bedt om at få svar på skrift. Ring kun op, hvis borgeren beder om det.',
  ),
  purposeMissing: unprocessable('purposeMissing', 'Skriv kort, hvad opkaldet handler om.', 'purpose'),
  alreadyListed: conflicting('alreadyListed', 'Borgeren står allerede på listen.'),
  notTried: conflicting('notTried', 'Der er ikke ringet op endnu. Ring op først.'),
} satisfies Partial<Record<Refusal['code'], Reply<never>>>;
