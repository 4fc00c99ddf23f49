import './receipt.css';
import { useEffect, useRef } from 'react';
import { dayAndTime, windowText } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { hrefOf } from '../place.ts';
import type { Registered } from './register-page.tsx';
import { SameNumber } from './same-number.tsx';

/** What the person takes along: the code, large, and what happens next. Made to be printed or read aloud. */
export function Receipt(props: {
  answer: Registered;
  name: string;
  next: () => void;
  nextWord: string;
  inCall: boolean;
}) {
  const { view } = useDesk();
  const { answer } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="receipt" aria-labelledby="kvittering">
      <h1 id="kvittering" ref={heading} tabIndex={-1}>
        {props.name} er registreret
      </h1>
      {answer.warnings.map((warning) => (
        <p key={warning} className="concern no-print">
          {warning}
        </p>
      ))}
      <SameNumber answer={answer} name={props.name} />
      <div className="ticket">
        <p>{view.me.unit.name}</p>
        <p>Din kode</p>
        <p className="code figures">{answer.referenceCode.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</p>
        {answer.callback && (
          <p>Vi ringer til dig {windowText(answer.callback.from, answer.callback.until, view.now)}.</p>
        )}
        {answer.meeting && (
          <p>
            Du har en aftale {dayAndTime(answer.meeting.startAt, view.now)}. {answer.meeting.place}.
          </p>
        )}
        <p className="ticket-number">
          Du kan altid ringe til os på{' '}
          <strong className="figures">
            {view.me.unit.number.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4')}
          </strong>{' '}
          og taste koden.{' '}
          {answer.meeting ? 'Ring, hvis tiden ikke passer.' : 'Du kan altid få et fysisk møde i stedet.'}
        </p>
      </div>
      <div className="button-row no-print">
        <button type="button" className="button button-primary" onClick={props.next}>
          {props.nextWord}
        </button>
        <button type="button" className="button button-secondary" onClick={() => print()}>
          Udskriv
        </button>
        {view.me.role !== 'intake' && !props.inCall && (
          <a className="button button-tertiary" href={hrefOf({ page: 'visit', visitId: answer.visitId })}>
            Åbn sagen
          </a>
        )}
      </div>
    </section>
  );
}
