import './board.css';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { say } from '../../language/say.ts';
import { age, clockTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading } from '../page-states.tsx';
import { type BoardFigures, figuresOf, onDutyOf } from './board-figures.ts';
import { FullScreenButton } from './full-screen.tsx';
import { OnDutyList } from './on-duty.tsx';
import { useSilence } from './use-silence.ts';

/** How often it is asked who is on duty: a room needs no more. */
const askMs = 5_000;

/** For a screen on the wall of a room: figures that can be read from the other end of it, and nothing personal. */
export function BoardPage() {
  const { routes, view } = useDesk();
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: routes.colleagues, refetchInterval: askMs });
  const silence = useSilence();
  const board = useRef<HTMLElement>(null);
  const figures = figuresOf(view);
  const unread = colleagues.error
    ? say('Hvem der er på vagt: Kan ikke vises lige nu.')
    : say('Hvem der er på vagt: Henter …');
  return (
    <section ref={board} className={silence !== undefined ? 'board board--old' : 'board'} aria-labelledby="tavle">
      <div className="board-head">
        <PageHeading id="tavle">{say('Tavle')}</PageHeading>
        <p className="board-clock figures">{clockTime(view.now)}</p>
        <FullScreenButton of={board} />
      </div>
      <div className="board-old">
        <p role="status">
          {silence !== undefined && say('Ingen forbindelse. Tallene er fra kl. {time}.', { time: clockTime(view.now) })}
        </p>
        {silence !== undefined && <p>{say('Det er {time} siden.', { time: lengthOf(silence) })}</p>}
      </div>
      {view.closing && <p className="board-closed">{say('Linjen er lukket resten af dagen.')}</p>}
      <Figures figures={figures} now={view.now} />
      {colleagues.data === undefined || colleagues.isError ? (
        <p className="board-empty">{unread}</p>
      ) : (
        <OnDutyList people={onDutyOf(view, colleagues.data.colleagues)} now={view.now} />
      )}
    </section>
  );
}

function lengthOf(ms: number): string {
  return age(new Date(0).toISOString(), new Date(ms).toISOString());
}

function Figures({ figures, now }: { figures: BoardFigures; now: string }) {
  const { waiting, waitingSince, dueNow, dueLate, dueLater, late, isAtLeast } = figures;
  const atLeast = isAtLeast && <span className="board-least">{say('mindst')}</span>;
  return (
    <dl className="board-figures">
      <div>
        <dt>{say('Venter i telefonen')}</dt>
        <dd className="board-figure figures">{waiting}</dd>
        <dd>
          {waitingSince === undefined ? say('Ingen venter') : say('Længst: {time}', { time: age(waitingSince, now) })}
        </dd>
      </div>
      <div>
        <dt>{say('Skal ringes op nu')}</dt>
        <dd className="board-figure figures">
          {atLeast} {dueNow}
        </dd>
        <dd>
          {dueLate > 0 ? (
            <strong className="board-late">{say('{count} for sent', { count: dueLate })}</strong>
          ) : (
            say('Ingen for sent')
          )}
          {dueLater > 0 && ` · ${say('{count} senere', { count: dueLater })}`}
        </dd>
      </div>
      <div>
        <dt>{say('Over fristen')}</dt>
        <dd className={late > 0 ? 'board-figure figures board-late' : 'board-figure figures'}>
          {atLeast} {late}
        </dd>
        <dd>{late === 0 ? say('Alt er til tiden') : say('Se overblikket')}</dd>
      </div>
    </dl>
  );
}
