import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { type VisitId, visitId } from '../../../schemas/ids.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { localDay } from '../../theme/formats.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import type { Registered } from './register-page.tsx';
import {
  type Choice,
  emptyRegistration,
  type Problems,
  problemsOf,
  type Registration,
  registrationFields,
  requestOf,
  usualChoice,
} from './registration.ts';

interface RegistrationForm {
  form: Registration;
  /** How a first talk is held here where nobody asks for another way. */
  usual: Choice | undefined;
  change(next: Partial<Registration>): void;
  problems: Problems;
  problem: string | undefined;
  /** The person has this open case already. */
  openCase: VisitId | undefined;
  sending: boolean;
  /** `join`: the open case takes the registration up. */
  send(join: boolean): void;
}

const openCaseOf = z.object({ error: z.literal('openCase'), visitId });

/** The intake: what was filled in, and what the line says to it. `refused` puts the keyboard where something is wrong. */
export function useRegistration(
  callId: string | undefined,
  { done, refused }: { done: (answer: Registered, name: string) => void; refused: () => void },
): RegistrationForm {
  const { routes, refresh, view } = useDesk();
  const client = useQueryClient();
  const usual = usualChoice(view.me.rules.defaultChannel);
  // Somebody on the line is talked with already.
  const [form, setForm] = useState({ ...emptyRegistration, choice: callId === undefined ? usual : undefined });
  const { said, tell, heed, explain } = useAnswers(() => setForm((now) => ({ ...now, slotId: undefined })));
  const [sending, setSending] = useState(false);

  const send = async (join: boolean) => {
    const problems = problemsOf(form, { hasCall: callId !== undefined, today: localDay(view.now), usual });
    tell({ problems });
    if (form.choice === undefined || Object.keys(problems).length > 0) return refused();
    setSending(true);
    try {
      const answer = await routes.register(requestOf(form, form.choice, { callId, join, usual }));
      refreshAll(client);
      refresh();
      done(answer, form.name.trim());
    } catch (error) {
      await explain(error);
      refused();
    } finally {
      setSending(false);
    }
  };
  return {
    form,
    usual,
    change: (next) => {
      setForm({ ...form, ...next });
      heed(Object.keys(next));
    },
    ...said,
    sending,
    send: (join) => {
      if (!sending) void send(join);
    },
  };
}

interface Said {
  problems: Problems;
  problem: string | undefined;
  openCase: VisitId | undefined;
}

/** What the line says to a registration it did not take, put where it belongs. */
function useAnswers(slotGone: () => void) {
  const client = useQueryClient();
  const [said, setSaid] = useState<Said>({ problems: {}, problem: undefined, openCase: undefined });
  const tell = (next: Partial<Said>) => setSaid({ problems: {}, problem: undefined, openCase: undefined, ...next });
  const explain = async (error: unknown) => {
    if (!(error instanceof ApiError)) return tell({ problem: say('Det lykkedes ikke at registrere. Prøv igen.') });
    const openCase = openCaseOf.safeParse(error.body);
    if (openCase.success) return tell({ openCase: openCase.data.visitId });
    if (error.code === 'slotTaken') {
      slotGone();
      await client.invalidateQueries({ queryKey: ['slots'] });
      return tell({ problems: { slotId: error.message } });
    }
    const field = registrationFields.find((one) => one === error.field);
    tell(field ? { problems: { [field]: error.message } } : { problem: error.message });
  };
  /** What was wrong with a field is said no longer once it is another. */
  const heed = (fields: readonly string[]) => {
    const left = Object.entries(said.problems).filter(([field]) => !fields.includes(field));
    setSaid({ ...said, problems: Object.fromEntries(left) });
  };
  return { said, tell, heed, explain };
}
