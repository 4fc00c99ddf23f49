import { type FormEvent, useId, useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { certainty as certainties } from '../../../schemas/visit.ts';
import { ReasonField, ToCorrect } from '../person/corrections.tsx';
import { useSending } from '../use-sending.ts';

/** A conclusion that was wrong is put right with a reason; the talk, its flags and its doubt stay. */
export function CorrectConclusion({ visit }: { visit: VisitView }) {
  return (
    <ToCorrect words="Ret konklusionen" look={(routes) => routes.visit(visit.visitId, 'correction')}>
      {(close) => <Form visit={visit} close={close} />}
    </ToCorrect>
  );
}

function Form({ visit, close }: { visit: VisitView; close: () => void }) {
  const { visitId, categories, category: standing, conclusion } = visit;
  const [category, setCategory] = useState(standing);
  const [certainty, setCertainty] = useState(conclusion?.certainty ?? 'sikker');
  const [reason, setReason] = useState('');
  const { problem, run } = useSending(close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run((routes) => routes.correctConclusion(visitId, { category, certainty, reason }));
  };
  return (
    <form className="panel" onSubmit={submit}>
      <Choice
        label="Kategori"
        value={category}
        change={setCategory}
        options={categories.map(({ id, label }) => [id, label])}
      />
      {conclusion?.finalCategory === undefined && (
        <Choice
          label="Hvor sikker var du?"
          value={certainty}
          change={(chosen) => setCertainty(certainties.parse(chosen))}
          options={certainties.options.map((one) => [one, one])}
        />
      )}
      <ReasonField reason={reason} setReason={setReason} problem={problem?.message} />
      <button type="submit" className="button button-primary">
        Gem rettelsen
      </button>
    </form>
  );
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
