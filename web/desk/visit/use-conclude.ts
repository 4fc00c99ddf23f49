import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayAndTime } from '../../theme/formats.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import type { Autosave } from './autosave.ts';
import { type ConclusionDraft, type ConclusionFacts, type Lacks, lacksOf, requestOf } from './conclude-draft.ts';
import { staleIn } from './free-notes.ts';
import { fieldOf } from './refusal-field.ts';

interface Conclude {
  lacks: Lacks;
  problem: string | undefined;
  /** Questions that the line demands an answer to. */
  missing: string[];
  /** The line has asked for the follow-up, whatever the page had thought. */
  insists: boolean;
  sending: boolean;
  conclude(draft: ConclusionDraft, facts: ConclusionFacts): Promise<void>;
}

const missingOf = z.object({ missing: z.array(z.string()) });

/** Sends the conclusion once everything typed is stored; `refused` puts the keyboard where something lacks. */
export function useConclude(visit: VisitView, autosave: Autosave, refused: () => void): Conclude {
  const { routes } = useDesk();
  const done = useConcluded(visit);
  const { said, show, explain } = useRefusals(autosave);
  const [sending, setSending] = useState(false);
  const send = async (draft: ConclusionDraft, facts: ConclusionFacts) => {
    if (!(await autosave.flush()))
      return show({ problem: say('Svarene i skemaet er ikke gemt endnu. Se beskeden ved skemaet, og prøv igen.') });
    const request = requestOf(draft, facts, autosave.state().draft.version);
    if (request) await done(await routes.conclude(visit.visitId, request));
  };
  return {
    ...said,
    sending,
    conclude: async (draft, facts) => {
      const lacks = lacksOf(draft, facts);
      show({ lacks });
      if (Object.keys(lacks).length > 0) return refused();
      setSending(true);
      await send(draft, facts).catch(explain);
      setSending(false);
      refused();
    },
  };
}

type Said = Pick<Conclude, 'lacks' | 'problem' | 'missing' | 'insists'>;

/** What the line says when the case may not be concluded yet, put where it belongs. */
function useRefusals(autosave: Autosave) {
  const client = useQueryClient();
  const [said, setSaid] = useState<Said>({ lacks: {}, problem: undefined, missing: [], insists: false });
  const show = (next: Partial<Said>) =>
    setSaid((now) => ({ lacks: {}, problem: undefined, missing: [], insists: now.insists, ...next }));
  const explain = async (error: unknown) => {
    if (!(error instanceof ApiError)) return show({ problem: say('Det lykkedes ikke at afslutte. Prøv igen.') });
    const stored = staleIn(error);
    if (stored !== undefined) {
      autosave.seen(stored);
      return show({
        problem: say('Svarene er ændret et andet sted, siden du læste dem. Se dem igennem, og afslut igen.'),
      });
    }
    if (error.code === 'slotTaken') await client.invalidateQueries({ queryKey: ['slots'] });
    const insists = error.code === 'followUpMissing' ? { insists: true } : {};
    const field = fieldOf(error.code);
    if (field !== 'form' && field !== 'reason') return show({ lacks: { [field]: error.message }, ...insists });
    const listed = missingOf.safeParse(error.body);
    show({ problem: error.message, ...(listed.success && { missing: listed.data.missing }) });
  };
  return { said, show, explain };
}

/** Says that it is concluded, and shows the case as it is now. */
function useConcluded(visit: VisitView) {
  const { view, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  return async ({ followUp }: { followUp?: { startAt?: string | undefined } | undefined }) => {
    const concluded = say('Visitationen er afsluttet.');
    tell('success', followUp ? `${concluded} ${followUpSentence(followUp.startAt, view.now)}` : concluded);
    await client.invalidateQueries({ queryKey: ['visit', visit.visitId] });
    refreshAll(client);
    refresh();
  };
}

function followUpSentence(startAt: string | undefined, now: string): string {
  return startAt === undefined
    ? say('Opfølgningen står i kø: en koordinator finder en tid.')
    : say('Opfølgning {when}.', { when: dayAndTime(startAt, now) });
}
