import './roles.css';
import { useEffect, useRef } from 'react';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { useRun } from '../use-run.ts';

interface LeaveProps {
  call: DeskCall;
  stay: () => void;
  /** The talk is over; signs out. */
  leave: () => Promise<void>;
}

/** Whoever signs out in a talk is asked first: somebody is at the other end of it. */
export function LeaveTalk({ call, stay, leave }: LeaveProps) {
  const { routes } = useDesk();
  const { run, busy } = useRun();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const isAsked = call.consult?.isMine === false;
  const rings = call.routing === 'reserved';
  const hangUp = async () => {
    await (isAsked ? routes.endConsult(call.callId) : routes.endCall(call.callId, 'ended'));
    await leave();
    return undefined;
  };
  return (
    <dialog ref={dialog} className="leave-talk" aria-labelledby="log-ud" onClose={stay}>
      <h2 id="log-ud">{rings ? say('Det ringer hos dig') : say('Du er i en samtale')}</h2>
      <p>
        {rings
          ? say('Besvar eller afvis opkaldet, før du logger ud.')
          : isAsked
            ? say('Din kollega er i telefonen med dig. Sig farvel, før du logger ud.')
            : say('Borgeren er i telefonen med dig. Sig farvel, før du logger ud.')}
      </p>
      <div className="button-row">
        <button type="button" className="button button-primary" onClick={() => dialog.current?.close()}>
          {rings ? say('Luk') : say('Bliv i samtalen')}
        </button>
        {!rings && (
          <button type="button" className="button button-warning" aria-disabled={busy} onClick={() => run(hangUp)}>
            {say('Læg på, og log ud')}
          </button>
        )}
      </div>
    </dialog>
  );
}
