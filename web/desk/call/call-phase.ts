import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import type { CallState } from '../../softphone/softphone.ts';

export type CallPhase = 'none' | 'ringing' | 'joining' | 'talking' | 'lost';

/**
 * What the consultant is in the middle of. The line's view decides; the softphone is only quicker with the ring, and knows
 * of an accept before the line has been asked again.
 */
export function callPhase(call: DeskCall | undefined, phone: CallState | undefined): CallPhase {
  const rings = phone?.phase === 'ringing';
  if (!call) return rings ? 'ringing' : 'none';
  if (call.routing === 'lost') return 'lost';
  if (call.routing === 'connected') return 'talking';
  if (call.routing === 'accepted') return 'joining';
  return phone && !rings ? 'joining' : 'ringing';
}

/** What to say when a question to a colleague is over and the talk goes on: for whoever asked, and for whoever was asked. */
export function consultSentence(before: DeskCall | undefined, call: DeskCall | undefined): string | undefined {
  const { consult } = before ?? {};
  const isOver = call?.routing === 'connected' && call.callId === before?.callId && call.consult === undefined;
  if (consult === undefined || !isOver) return undefined;
  if (!consult.isMine) return say('Samtalen med borgeren er nu din.');
  const { name } = consult;
  const left = consult.joined ? say('{name} er ikke længere med.', { name }) : say('{name} svarede ikke.', { name });
  return call.heldSince === undefined ? left : `${left} ${say('Borgeren er stadig på hold.')}`;
}

/** What to say when a call has gone; `forwardedTo`: the citizen was put through there. */
export function goneSentence(
  was: { phase: CallPhase; call: DeskCall | undefined },
  endedHere: boolean,
  forwardedTo: string | undefined,
): string | undefined {
  return forwardedTo
    ? say('Borgeren er stillet om til {who}.', { who: forwardedTo })
    : endSentence(was.phase, was.call, endedHere);
}

/** What to say when a call has gone without the consultant having ended it; undefined when there is nothing to say. */
export function endSentence(
  before: CallPhase,
  call: Pick<DeskCall, 'direction' | 'consult' | 'guests'> | undefined,
  endedHere: boolean,
): string | undefined {
  if (call?.consult?.isMine === false) return say('Samtalen med kollegaen er slut.');
  if (endedHere) return undefined;
  const direction = call?.direction ?? 'inbound';
  // Who was being put through may have been, or has hung up.
  if (before === 'talking' && call?.guests?.some(({ office }) => office)) return say('Samtalen er slut.');
  if (before === 'talking') return say('Samtalen er slut: borgeren har lagt på.');
  if (before === 'joining' && direction === 'callback')
    return say('Borgeren tog ikke telefonen. Linjen prøver igen senere.');
  if (before === 'joining') return say('Borgeren nåede at lægge på. Borgeren står nu under Skal ringes op.');
  if (before === 'lost')
    return say('Du nåede ikke tilbage til samtalen. Borgeren er stillet videre eller bliver ringet op.');
  return undefined;
}
