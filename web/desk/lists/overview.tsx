import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallbackRow, DeskView, FollowUpRow, MeetingRow, TaskRow } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { age, clockTime, dayAndTime, localDay, sentence, windowText } from '../../theme/danish-format.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { PageHeading } from '../page-states.tsx';
import { hrefOf } from '../place.ts';
import { CitizenLink, ListCard } from './list-card.tsx';
import { flagWords, taskWords } from './words.ts';

/** Everything that waits for somebody, what is nearest first. Which lists come first follows the role. */
export function Overview() {
  const { view } = useDesk();
  const role = view.me.role;
  const queue = <Queue key="queue" view={view} />;
  const callbacks = <Callbacks key="callbacks" view={view} />;
  const meetings = <Meetings key="meetings" view={view} />;
  const followUps = <FollowUps key="followUps" view={view} />;
  const unfinished = <Unfinished key="unfinished" view={view} />;
  const tasks = <Tasks key="tasks" view={view} />;
  const columns = {
    intake: [
      [meetings, tasks],
      [queue, callbacks],
    ],
    coordinator: [
      [followUps, unfinished, tasks],
      [meetings, queue, callbacks],
    ],
    consultant: [
      [unfinished, queue, callbacks],
      [meetings, followUps, tasks],
    ],
  };
  const [left, right] = role === 'intake' || role === 'coordinator' ? columns[role] : columns.consultant;
  return (
    <>
      <PageHeading>Overblik</PageHeading>
      {role === 'consultant' && (view.me.presence?.state ?? 'off') === 'off' && (
        <p className="off-duty">Du får ingen opkald. Vælg Klar, når du er ved telefonen.</p>
      )}
      <div className="overview">
        <div>{left}</div>
        <div>{right}</div>
      </div>
    </>
  );
}

function Queue({ view }: { view: DeskView }) {
  return (
    <ListCard title="Kø" empty="Ingen venter i telefonen." lines={view.queue} keyOf={(line) => line.callId}>
      {(line) => (
        <>
          <CitizenLink visitId={line.visitId} citizen={line.citizen} />
          <p className="line-what">
            Nr. {line.place} · har ventet {age(line.since, view.now)}
            {line.direction === 'callback' && ' · ringes op'}
          </p>
        </>
      )}
    </ListCard>
  );
}

function Callbacks({ view }: { view: DeskView }) {
  return (
    <ListCard
      title="Ring op"
      hint="Telefonen ringer hos den næste, der er klar, når det er tid."
      empty="Ingen skal ringes op."
      lines={view.callbacks}
      keyOf={(line) => line.visitId}
    >
      {(line) => (
        <>
          <CitizenLink visitId={line.visitId} citizen={line.citizen} />
          <p className="line-what">
            {callbackText(line, view.now)}
            {line.kind === 'missed' && <span className="badge badge-info">Ubesvaret opkald</span>}
            {line.active && <span className="badge badge-success">Ringes op nu</span>}
            {!line.active && line.until < view.now && <span className="badge badge-error">Over tiden</span>}
          </p>
        </>
      )}
    </ListCard>
  );
}

function callbackText(line: CallbackRow, now: string): string {
  const when =
    line.kind === 'missed' ? `Ringede ${dayAndTime(line.from, now)}` : sentence(windowText(line.from, line.until, now));
  if (line.attempts === 0) return when;
  const tries = line.attempts === 1 ? '1 forsøg' : `${line.attempts} forsøg`;
  return `${when} · ${tries}, næste ${line.nextAt > now ? dayAndTime(line.nextAt, now) : 'nu'}`;
}

function Meetings({ view }: { view: DeskView }) {
  const act = useUndoable();
  const today = view.meetings.filter(
    (line) =>
      localDay(line.startAt) === localDay(view.now) ||
      line.state === 'booked' ||
      (line.state === 'held' && !line.concluded),
  );
  const lines = today.filter((line) => line.state !== 'cancelled' && !act.hidden.has(line.meetingId));
  const outcome = (line: MeetingRow, what: 'held' | 'noShow') =>
    act.start(
      line.meetingId,
      what === 'held'
        ? `Mødet med ${line.citizen?.name ?? 'borgeren'} er noteret som holdt.`
        : `${line.citizen?.name ?? 'Borgeren'} er noteret som udeblevet.`,
      (routes) => routes.meetingOutcome(line.meetingId, what),
    );
  return (
    <ListCard title="Dagens møder" empty="Ingen møder i dag." lines={lines} keyOf={(line) => line.meetingId}>
      {(line) => (
        <div className="line-row">
          <div>
            <CitizenLink visitId={line.visitId} citizen={line.citizen} />
            <p className="line-what">
              {localDay(line.startAt) === localDay(view.now)
                ? `Kl. ${clockTime(line.startAt)}`
                : sentence(dayAndTime(line.startAt, view.now))}
              -{clockTime(line.endAt)}
              {line.purpose === 'followUp' && ' · opfølgning'}
              {line.state === 'noShow' && <span className="badge badge-warning">Udeblevet</span>}
              {line.state === 'held' && !line.concluded && (
                <span className="badge badge-info">Holdt, mangler afslutning</span>
              )}
              {line.state === 'held' && line.concluded && <span className="badge badge-success">Afsluttet</span>}
            </p>
          </div>
          {line.state === 'booked' && line.startAt <= view.now && (
            <div className="line-actions">
              <button type="button" className="button button-secondary" onClick={() => outcome(line, 'held')}>
                Holdt<span className="sr-only">: {line.citizen?.name}</span>
              </button>
              <button type="button" className="button button-secondary" onClick={() => outcome(line, 'noShow')}>
                Udeblevet<span className="sr-only">: {line.citizen?.name}</span>
              </button>
            </div>
          )}
          {line.state === 'held' && !line.concluded && (
            <div className="line-actions">
              <a className="button button-secondary" href={hrefOf({ page: 'visit', visitId: line.visitId })}>
                Afslut<span className="sr-only">: {line.citizen?.name}</span>
              </a>
            </div>
          )}
        </div>
      )}
    </ListCard>
  );
}

function FollowUps({ view }: { view: DeskView }) {
  const lines = [...view.followUps].sort((a: FollowUpRow, b: FollowUpRow) => a.startAt.localeCompare(b.startAt));
  return (
    <ListCard title="Opfølgninger" empty="Ingen åbne opfølgninger." lines={lines} keyOf={(line) => line.followUpId}>
      {(line) => (
        <>
          <CitizenLink visitId={line.visitId} citizen={line.citizen} />
          <p className="line-what">
            {sentence(dayAndTime(line.startAt, view.now))} · {flagWords(line.flags)}
            {line.overdue && <span className="badge badge-error">Over fristen</span>}
          </p>
        </>
      )}
    </ListCard>
  );
}

function Unfinished({ view }: { view: DeskView }) {
  if (view.unfinished.length === 0 && view.me.role === 'consultant') return null;
  return (
    <ListCard
      title="Ikke afsluttet"
      hint="Der er talt med borgeren, men visitationen mangler en afslutning."
      empty="Alle samtaler er afsluttet."
      lines={view.unfinished}
      keyOf={(line) => line.visitId}
    >
      {(line) => (
        <>
          <CitizenLink visitId={line.visitId} citizen={line.citizen} />
          <p className="line-what">Talt med {dayAndTime(line.talkedAt, view.now)}</p>
        </>
      )}
    </ListCard>
  );
}

function Tasks({ view }: { view: DeskView }) {
  const act = useUndoable();
  const lines = view.tasks.filter((line) => !act.hidden.has(line.taskId));
  const done = (line: TaskRow) => act.start(line.taskId, 'Opgaven er løst.', (routes) => routes.taskDone(line.taskId));
  return (
    <ListCard title="Opgaver" empty="Ingen opgaver." lines={lines} keyOf={(line) => line.taskId}>
      {(line) => (
        <div className="line-row">
          <div>
            <CitizenLink visitId={line.visitId} citizen={line.citizen} />
            <p className="line-what">
              {taskWords[line.kind]} · {dayAndTime(line.openedAt, view.now)}
            </p>
          </div>
          <div className="line-actions">
            <button type="button" className="button button-secondary" onClick={() => done(line)}>
              Løst<span className="sr-only">: {taskWords[line.kind]}</span>
            </button>
          </div>
        </div>
      )}
    </ListCard>
  );
}

/** Does something with a line in five seconds unless it is undone; the line is out of sight meanwhile. */
function useUndoable() {
  const { routes } = useDesk();
  const client = useQueryClient();
  const { afterUndo, tell } = useNotices();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const show = (id: string) => setHidden((now) => new Set([...now].filter((other) => other !== id)));
  return {
    hidden,
    start: (id: string, text: string, run: (with_: typeof routes) => Promise<unknown>) => {
      setHidden((now) => new Set([...now, id]));
      const carryOut = async () => {
        try {
          await run(routes);
        } catch (error) {
          tell('error', error instanceof ApiError ? error.message : 'Det lykkedes ikke. Prøv igen.');
        }
        await client.refetchQueries({ queryKey: ['desk'] });
        refreshAll(client);
        show(id);
      };
      afterUndo(
        text,
        () => void carryOut(),
        () => show(id),
      );
    },
  };
}
