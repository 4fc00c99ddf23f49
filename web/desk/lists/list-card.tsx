import { say } from '../../language/say.ts';
import './lists.css';
import { type ReactNode, useId, useState } from 'react';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { phoneNumber } from '../../theme/formats.ts';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';

const shownAtFirst = 8;

/** One list of the overview: its heading with a count, its lines, and a word when there are none. */
export function ListCard<Line>(props: {
  title: string;
  /** What the list is for, where the title does not say it. */
  hint?: string;
  empty: string;
  lines: readonly Line[];
  keyOf: (line: Line) => string;
  children: (line: Line) => ReactNode;
}) {
  const heading = useId();
  const [all, setAll] = useState(false);
  const { lines } = props;
  const shown = all ? lines : lines.slice(0, shownAtFirst);
  return (
    <section className="list-card" aria-labelledby={heading}>
      <h2 id={heading}>
        {props.title} <span className="count figures">{lines.length}</span>
      </h2>
      {props.hint && lines.length > 0 && <p className="hint">{props.hint}</p>}
      {lines.length === 0 ? (
        <p className="empty">{props.empty}</p>
      ) : (
        <ul>
          {shown.map((line) => (
            <li key={props.keyOf(line)}>{props.children(line)}</li>
          ))}
        </ul>
      )}
      {lines.length > shown.length && (
        <button type="button" className="button button-tertiary" onClick={() => setAll(true)}>
          {say('Vis alle {count}', { count: lines.length })}
        </button>
      )}
    </section>
  );
}

/** What of a line says who it is about. */
interface About {
  visitId?: string | undefined;
  citizen?: DeskCall['citizen'];
  safeContact?: true | undefined;
}

/** Who a line is about, as the way into the case, and how they may be contacted. */
export function CitizenLink({ of }: { of: About }) {
  const { visitId, citizen } = of;
  const name = citizen?.name || say('Ukendt borger');
  return (
    <>
      <p className="line-who">
        {visitId ? <a href={hrefOf({ page: 'visit', visitId })}>{name}</a> : name}
        {citizen?.phone && <span className="figures quiet"> {phoneNumber(citizen.phone)}</span>}
      </p>
      <SafeContact of={of} />
    </>
  );
}
