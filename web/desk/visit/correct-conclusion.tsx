import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { assess } from '../../../flows/visit/flags.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { type Certainty, certainty as certainties } from '../../../schemas/visit.ts';
import { say } from '../../language/say.ts';
import { useAfterRender } from '../after-render.ts';
import { ReasonField, ToCorrect } from '../person/corrections.tsx';
import { useSending } from '../use-sending.ts';
import { type ConclusionDraft, carries, type Lacks, lacksOf } from './conclude-draft.ts';
import { DoubtFields, useFacts } from './doubt-fields.tsx';

/** A conclusion that was wrong is put right with a reason; the talk, its flags and its open doubt stay. */
export function CorrectConclusion({ visit }: { visit: VisitView }) {
  return (
    <ToCorrect words={say('Ret konklusionen')} look={(routes) => routes.visit(visit.visitId, 'correction')}>
      {(close) => <Form visit={visit} close={close} />}
    </ToCorrect>
  );
}

function Form({ visit, close }: { visit: VisitView; close: () => void }) {
  const { categories, category: standing, conclusion } = visit;
  const [draft, setDraft] = useState<ConclusionDraft>({ category: standing, certainty: conclusion?.certainty });
  const [reason, setReason] = useState('');
  const change = (next: Partial<ConclusionDraft>) => setDraft({ ...draft, ...next });
  const { doubt, problems, send, form } = useCorrection(visit, draft, close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(reason);
  };
  return (
    <form ref={form} className="panel" onSubmit={submit}>
      <Choice
        label={say('Kategori')}
        value={draft.category ?? standing}
        change={(category) => change({ category })}
        options={categories.map(({ id, label }) => [id, label])}
      />
      {conclusion?.finalCategory === undefined && (
        <Choice
          label={say('Hvor sikker var du?')}
          value={draft.certainty ?? 'sikker'}
          change={(chosen) => change({ certainty: certainties.parse(chosen) })}
          options={certainties.options.map((one) => [one, say(one)])}
        />
      )}
      {doubt && <DoubtFields {...doubt} draft={draft} change={change} lacks={problems} />}
      <ReasonField reason={reason} setReason={setReason} problem={problems.reason} />
      <button type="submit" className="button button-primary">
        {say('Gem rettelsen')}
      </button>
    </form>
  );
}

type Problems = Lacks & { reason?: string | undefined };

/** The correction as it is chosen: with the physical meeting of a doubt that comes up with it, as a conclusion has it. */
function useCorrection(visit: VisitView, draft: ConclusionDraft, close: () => void) {
  const form = useRef<HTMLFormElement>(null);
  const client = useQueryClient();
  const afterRender = useAfterRender();
  const { problem, run } = useSending(close);
  const [lacks, setLacks] = useState<Lacks>({});
  const { category, certainty, next } = draft;
  const isNewDoubt = isDoubtNew(visit, certainty);
  const { flags } = assess(visit.definition, visit.answers, { ...visit.facts, ...(certainty && { certainty }) });
  const { facts, dueAt } = useFacts(visit, { flags, draft, insists: isNewDoubt });
  const send = async (reason: string) => {
    const found = isNewDoubt ? lacksOf({ ...draft, arrangements: 'keep' }, facts) : {};
    setLacks(found);
    if (Object.keys(found).length === 0) {
      const followUp = isNewDoubt && !carries(draft, facts) ? next : undefined;
      await run((routes) =>
        routes.correctConclusion(visit.visitId, { category, certainty, reason, ...(followUp && { followUp }) }),
      );
      await client.invalidateQueries({ queryKey: ['slots'] });
    }
    afterRender(() => form.current?.querySelector<HTMLElement>('.form-error input')?.focus());
  };
  const problems: Problems = { ...(problem && said(problem)), ...lacks };
  return { doubt: isNewDoubt ? { facts, dueAt } : undefined, problems, send, form };
}

/** Does a doubt come up? One that is open has its meeting already. */
function isDoubtNew({ conclusion, followUp }: VisitView, certainty: Certainty | undefined): boolean {
  return certainty === 'usikker' && conclusion?.certainty !== 'usikker' && followUp === undefined;
}

/** What the line has said, where it belongs. */
function said({ field = '', message }: { field: string | undefined; message: string }): Problems {
  if (['followUp', 'slotId', 'next'].includes(field)) return { slot: message };
  return field === 'lateReason' ? { lateReason: message } : { reason: message };
}

interface ChoiceProps {
  label: string;
  value: string;
  change: (value: string) => void;
  /** Value and what is shown. */
  options: [string, string][];
}

function Choice({ label, value, change, options }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="form-select" value={value} onChange={(event) => change(event.target.value)}>
        {options.map(([option, shown]) => (
          <option key={option} value={option}>
            {shown}
          </option>
        ))}
      </select>
    </>
  );
}
