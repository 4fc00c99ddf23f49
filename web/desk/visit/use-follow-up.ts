import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { staysOpen } from '../../../flows/visit/why-not.ts';
import type { FollowUpRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayAndTime } from '../../theme/formats.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import {
  closingLacks,
  closingOf,
  type FollowUpDraft,
  type FollowUpProblems,
  problemOf,
  timeLacks,
} from './follow-up-draft.ts';
import type { NextMeeting } from './next-meeting-field.tsx';

interface FollowUpActions {
  problems: FollowUpProblems;
  sending: boolean;
  /** `isLate`: the chosen time is after the due date. */
  close(draft: FollowUpDraft, isLate: boolean): void;
  book(next: NextMeeting | undefined, isLate: boolean): void;
  forget(): void;
}

/** Sends what came of a doubt, or a time for it; `done` when the line has taken it, `refused` when something lacks. */
export function useFollowUp(row: FollowUpRow, told: { done: () => void; refused: () => void }): FollowUpActions {
  const { routes, view } = useDesk();
  const { send, problems, setProblems, sending } = useSending(told);
  const unless = (lacks: FollowUpProblems, what: () => Promise<string>) => {
    setProblems(lacks);
    if (Object.keys(lacks).length > 0) return told.refused();
    if (!sending) void send(what);
  };
  return {
    problems,
    sending,
    forget: () => setProblems({}),
    close: (draft, isLate) =>
      unless(closingLacks(row, draft, { role: view.me.role, now: view.now, isLate }), async () => {
        await routes.closeFollowUp(row.followUpId, closingOf(draft));
        return staysOpen(draft.outcome) ? say('Noteret. Tvivlen er stadig åben.') : say('Opfølgningen er lukket.');
      }),
    book: (next, isLate) => {
      if (next === undefined || !('slotId' in next)) return unless({ slot: say('Vælg en tid.') }, async () => '');
      unless(timeLacks(next, isLate), async () => {
        const { startAt } = row.meetingId
          ? await routes.moveMeeting(row.meetingId, next)
          : await routes.bookFollowUp(row.followUpId, next);
        const when = dayAndTime(startAt, view.now);
        return row.meetingId
          ? say('Opfølgningen er flyttet til {when}.', { when })
          : say('Opfølgningen er booket {when}.', { when });
      });
    },
  };
}

function useSending({ done, refused }: { done: () => void; refused: () => void }) {
  const { refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [problems, setProblems] = useState<FollowUpProblems>({});
  const [sending, setSending] = useState(false);
  const send = async (what: () => Promise<string>) => {
    setSending(true);
    try {
      tell('success', await what());
      done();
    } catch (error) {
      const isKnown = error instanceof ApiError;
      setProblems(isKnown ? problemOf(error.code, error.message) : { form: say('Det lykkedes ikke. Prøv igen.') });
      refused();
    }
    setSending(false);
    refreshAll(client);
    refresh();
  };
  return { send, problems, setProblems, sending };
}
