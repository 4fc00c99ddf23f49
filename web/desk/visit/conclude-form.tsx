import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { SlotId } from '../../../schemas/ids.ts';
import { type RaisedFlag, staleResponse, type VisitView } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayAndTime } from '../../theme/danish-format.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import type { Autosave } from './autosave.ts';
import { followUpNeeded } from './follow-up-needed.ts';
import { SlotPicker } from './slot-picker.tsx';

const certainties: Array<{ id: Certainty; label: string; hint: string }> = [
  { id: 'sikker', label: 'Sikker', hint: 'Samtalen er nok til at vurdere' },
  { id: 'nogenlunde', label: 'Nogenlunde', hint: 'Det væsentlige er klart' },
  { id: 'usikker', label: 'Usikker', hint: 'Borgeren skal ses: der bookes en fysisk opfølgning' },
];

type Missing = Partial<Record<'category' | 'certainty' | 'slot', string>>;

/** The consultant's own conclusion. Nothing is chosen beforehand; doubt cannot be stored without the meeting that answers it. */
export function ConcludeForm({
  visit,
  flags,
  autosave,
}: {
  visit: VisitView;
  flags: readonly RaisedFlag[];
  autosave: Autosave;
}) {
  const { routes, view, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [category, setCategory] = useState<string>();
  const [certainty, setCertainty] = useState<Certainty>();
  const [slotId, setSlotId] = useState<SlotId>();
  const [wanted, setWanted] = useState(false);
  const [missing, setMissing] = useState<Missing>({});
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const demanded = followUpNeeded(flags, certainty) || missing.slot !== undefined;
  const booking = demanded || wanted;

  const refuse = (next: Missing, sentence?: string) => {
    setMissing(next);
    setProblem(sentence);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.form-error input')?.focus());
  };

  const conclude = async () => {
    const lacks: Missing = {
      ...(category ? {} : { category: 'Vælg en kategori.' }),
      ...(certainty ? {} : { certainty: 'Vælg, hvor sikker du er.' }),
      ...(booking && !slotId ? { slot: 'Vælg en tid til opfølgningen. Uden den kan vurderingen ikke gemmes.' } : {}),
    };
    if (!category || !certainty || lacks.slot) return refuse(lacks);
    setMissing({});
    setProblem(undefined);
    setSending(true);
    try {
      if (!(await autosave.flush())) {
        return setProblem('Svarene i skemaet er ikke gemt endnu. Se beskeden ved skemaet, og prøv igen.');
      }
      const { version } = autosave.state().draft;
      const answer = await routes.conclude(visit.visitId, {
        version,
        category,
        certainty,
        ...(booking && slotId ? { followUp: { slotId } } : {}),
      });
      tell(
        'success',
        answer.followUp
          ? `Visitationen er afsluttet. Opfølgning ${dayAndTime(answer.followUp.startAt, view.now)}.`
          : 'Visitationen er afsluttet.',
      );
      await client.invalidateQueries({ queryKey: ['visit', visit.visitId] });
      refreshAll(client);
      refresh();
    } catch (error) {
      await explain(error);
    } finally {
      setSending(false);
    }
  };

  const explain = async (error: unknown) => {
    if (!(error instanceof ApiError)) return setProblem('Det lykkedes ikke at afslutte. Prøv igen.');
    const stale = staleResponse.safeParse(error.body);
    if (error.status === 409 && stale.success) {
      autosave.seen(stale.data.stored);
      return setProblem('Svarene er ændret et andet sted, siden du læste dem. Se dem igennem, og afslut igen.');
    }
    if (error.status === 422 && !slotId) return refuse({ slot: error.message });
    if (error.code === 'slotTaken') {
      setSlotId(undefined);
      await client.invalidateQueries({ queryKey: ['slots'] });
      return refuse({ slot: error.message });
    }
    setProblem(error.message);
  };

  return (
    <form
      ref={form}
      className="conclude"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void conclude();
      }}
    >
      <h2 id={`${id}-title`}>Afslut visitationen</h2>
      <fieldset
        className={missing.category ? 'form-group form-error' : 'form-group'}
        aria-describedby={`${id}-category`}
      >
        <legend className="form-label">Visitationskategori</legend>
        <Problem id={`${id}-category`} text={missing.category} />
        <div className="choices choices--rows">
          {visit.categories.map((one) => (
            <label key={one.id} className="choice">
              <input
                type="radio"
                name={`${id}-category`}
                checked={category === one.id}
                onChange={() => setCategory(one.id)}
              />
              {one.label}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset
        className={missing.certainty ? 'form-group form-error' : 'form-group'}
        aria-describedby={`${id}-certainty`}
      >
        <legend className="form-label">Hvor sikker er du?</legend>
        <Problem id={`${id}-certainty`} text={missing.certainty} />
        <div className="choices choices--rows">
          {certainties.map((one) => (
            <label key={one.id} className="choice">
              <input
                type="radio"
                name={`${id}-certainty`}
                checked={certainty === one.id}
                onChange={() => setCertainty(one.id)}
              />
              <span>
                {one.label} <span className="quiet">{one.hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {!demanded && (
        <label className="choice">
          <input type="checkbox" checked={wanted} onChange={(event) => setWanted(event.target.checked)} />
          Book også en fysisk opfølgning
        </label>
      )}
      {booking && (
        <SlotPicker
          legend="Fysisk opfølgning"
          hint={
            demanded
              ? 'Skal bookes, før vurderingen kan gemmes. Målet er næste arbejdsdag.'
              : 'Målet er næste arbejdsdag.'
          }
          chosen={slotId}
          choose={setSlotId}
          error={missing.slot}
        />
      )}
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-primary" aria-disabled={sending}>
        {sending ? 'Afslutter …' : 'Afslut visitationen'}
      </button>
    </form>
  );
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  return (
    <span id={id} className={text ? 'form-error-message' : ''} role="alert">
      {text}
    </span>
  );
}
