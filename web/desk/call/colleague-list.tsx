import './colleague-list.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Colleague } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { presenceWords } from './presence-words.ts';

/** Who is free changes while one looks: read again this often, in milliseconds. */
const freshMs = 3_000;

interface ListProps {
  legend: string;
  /** Said where there is nobody. */
  none: string;
  isWanted?(colleague: Colleague): boolean;
  chosen(colleague: Colleague): void;
  close(): void;
  /** Stands before the colleagues. */
  children?: ReactNode;
  /** Stands after them. */
  others?: ReactNode;
}

/** The colleagues who are there, to choose one from; the keyboard is at the first choice. */
export function ColleagueList({ legend, none, isWanted = () => true, chosen, close, children, others }: ListProps) {
  const { routes } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['colleagues'],
    queryFn: routes.colleagues,
    gcTime: 0,
    refetchInterval: freshMs,
  });
  const box = useRef<HTMLFieldSetElement>(null);
  const there = data?.colleagues.filter(isWanted);
  const isRead = data !== undefined || error !== null;
  const hasFirst = children !== undefined;
  useEffect(() => {
    const { current } = box;
    if (!(isRead || hasFirst) || current?.contains(document.activeElement)) return;
    (current?.querySelector('button') ?? current)?.focus();
  }, [isRead, hasFirst]);
  return (
    <fieldset
      ref={box}
      tabIndex={-1}
      className="popup-box colleague-list"
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <legend>{legend}</legend>
      {children}
      {there?.map((colleague) => (
        <button key={colleague.staffId} type="button" onClick={() => chosen(colleague)}>
          {colleague.name}{' '}
          <span className="colleague-state">({say(presenceWords[colleague.state]).toLowerCase()})</span>
        </button>
      ))}
      {there?.length === 0 && <p>{none}</p>}
      {others}
      {error && <p role="alert">{say('Kollegerne kan ikke hentes.')}</p>}
    </fieldset>
  );
}
