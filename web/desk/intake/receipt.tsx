import { say, sayKnown } from '../../language/say.ts';
import './receipt.css';
import { useEffect, useRef } from 'react';
import type { VisitId } from '../../../schemas/ids.ts';
import { useDesk } from '../desk-context.tsx';
import { Unread } from '../page-states.tsx';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';
import type { Registered } from './register-page.tsx';
import { SameNumber } from './same-number.tsx';
import type { Slip } from './slip.ts';
import { slipMoment, slipWindow } from './slip-times.ts';
import { useSlip } from './use-slip.ts';

/** What the person takes along, made to be printed or read aloud. `next` is told the case that goes on. */
export function Receipt(props: {
  answer: Registered;
  name: string;
  next: (visitId: VisitId) => void;
  nextWord: string;
  inCall: boolean;
}) {
  const { view } = useDesk();
  const { answer } = props;
  const { slip, visitId, joined, error, retry } = useSlip(answer, props.name);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = slip?.name ?? props.name;
  return (
    <section className="receipt" aria-labelledby="kvittering">
      <h1 id="kvittering" ref={heading} tabIndex={-1}>
        {say('{name} er registreret', { name })}
      </h1>
      {answer.warnings.map((warning) => (
        <p key={warning} className="concern no-print">
          {sayKnown(warning)}
        </p>
      ))}
      <div className="no-print">
        <SafeContact of={answer} />
      </div>
      <SameNumber sameNumber={answer.sameNumber} registered={visitId} name={name} joined={joined} />
      {slip ? <Ticket slip={slip} /> : <Unread what={say('Sedlen')} error={error} retry={retry} />}
      <div className="button-row no-print">
        <button type="button" className="button button-primary" onClick={() => props.next(visitId)}>
          {props.nextWord}
        </button>
        {slip && (
          <button type="button" className="button button-secondary" onClick={() => print()}>
            {say('Udskriv')}
          </button>
        )}
        {view.me.role !== 'intake' && !props.inCall && (
          <a className="button button-tertiary" href={hrefOf({ page: 'visit', visitId })}>
            {say('Åbn sagen')}
          </a>
        )}
      </div>
    </section>
  );
}

/** The code, large, and what happens next: for the citizen, and so in Danish whatever the page is shown in. */
function Ticket({ slip: { code, callback, meeting } }: { slip: Slip }) {
  const { view } = useDesk();
  const { unit } = view.me;
  return (
    <div className="ticket" lang="da">
      <p>{unit.name}</p>
      {code !== undefined && (
        <>
          <p>Din kode</p>
          <p className="code figures">{code.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</p>
        </>
      )}
      {callback && <p>Vi ringer til dig {slipWindow(callback, view.now)}.</p>}
      {meeting && (
        <p>
          Du har en aftale {slipMoment(meeting.startAt, view.now)}.{meeting.place !== undefined && ` ${meeting.place}.`}
        </p>
      )}
      <p className="ticket-number">
        Du kan altid ringe til os på{' '}
        <strong className="figures">{unit.number.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4')}</strong>
        {code !== undefined && ' og taste koden'}.{' '}
        {meeting ? 'Ring, hvis tiden ikke passer.' : 'Du kan altid få et fysisk møde i stedet.'}
      </p>
    </div>
  );
}
