import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FollowUpOutcome } from '../../../schemas/follow-up.ts';
import type { SlotId } from '../../../schemas/ids.ts';
import type { FollowUpRow, VisitView } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayAndTime, dayName, sentence } from '../../theme/danish-format.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { flagWords } from '../lists/words.ts';
import { useNotices } from '../notices.tsx';
import { SlotPicker } from './slot-picker.tsx';

const outcomes: Array<{ id: FollowUpOutcome; label: string }> = [
  { id: 'confirmed', label: 'Bekræftet: vurderingen holder' },
  { id: 'changed', label: 'Ændret kategori' },
  { id: 'noShow', label: 'Borgeren kom ikke' },
  { id: 'withdrawn', label: 'Borgeren har trukket sin ansøgning' },
];

/** Closes a follow-up with its outcome, or moves its meeting. */
export function FollowUpForm({ visit, followUp }: { visit: VisitView; followUp: FollowUpRow }) {
  const { routes, view, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const id = useId();
  const [outcome, setOutcome] = useState<FollowUpOutcome>();
  const [category, setCategory] = useState<string>();
  const [moving, setMoving] = useState(false);
  const [slotId, setSlotId] = useState<SlotId>();
  const [problem, setProblem] = useState<string>();
  const label = (categoryId: string) => visit.categories.find((one) => one.id === categoryId)?.label ?? categoryId;

  const run = async (what: () => Promise<string>) => {
    setProblem(undefined);
    try {
      tell('success', await what());
      setMoving(false);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : 'Det lykkedes ikke. Prøv igen.');
      setSlotId(undefined);
    }
    refreshAll(client);
    refresh();
  };
  const close = () => {
    if (!outcome) return setProblem('Vælg, hvordan opfølgningen gik.');
    if (outcome === 'changed' && !category) return setProblem('Vælg den nye kategori.');
    void run(async () => {
      await routes.closeFollowUp(
        followUp.followUpId,
        outcome === 'changed' && category ? { outcome, category } : { outcome },
      );
      return 'Opfølgningen er lukket.';
    });
  };
  const move = () => {
    if (!slotId) return setProblem('Vælg en tid.');
    void run(async () => {
      const meeting = await routes.moveMeeting(followUp.meetingId, slotId);
      return `Opfølgningen er flyttet til ${dayAndTime(meeting.startAt, view.now)}.`;
    });
  };

  return (
    <section className="follow-up" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Opfølgning</h2>
      <p>
        {sentence(dayAndTime(followUp.startAt, view.now))}. Frist {dayName(followUp.dueAt, view.now)}.{' '}
        {followUp.overdue && <span className="badge badge-error">Over fristen</span>}
      </p>
      <p className="quiet">
        Foreløbig: {label(followUp.provisionalCategory)}. Årsag: {flagWords(followUp.flags)}.
      </p>
      {moving ? (
        <>
          <SlotPicker legend="Ny tid" chosen={slotId} choose={setSlotId} error={problem} />
          <div className="button-row">
            <button type="button" className="button button-primary" onClick={move}>
              Flyt opfølgningen
            </button>
            <button type="button" className="button button-secondary" onClick={() => setMoving(false)}>
              Behold tiden
            </button>
          </div>
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            close();
          }}
        >
          <fieldset className="form-group">
            <legend className="form-label">Hvordan gik det?</legend>
            <div className="choices choices--rows">
              {outcomes.map((one) => (
                <label key={one.id} className="choice">
                  <input
                    type="radio"
                    name={`${id}-outcome`}
                    checked={outcome === one.id}
                    onChange={() => setOutcome(one.id)}
                  />
                  {one.label}
                </label>
              ))}
            </div>
          </fieldset>
          {outcome === 'changed' && (
            <fieldset className="form-group">
              <legend className="form-label">Ny kategori</legend>
              <div className="choices choices--rows">
                {visit.categories
                  .filter((one) => one.id !== followUp.provisionalCategory)
                  .map((one) => (
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
          )}
          {problem && (
            <p className="form-error-message" role="alert">
              {problem}
            </p>
          )}
          <div className="button-row">
            <button type="submit" className="button button-primary">
              Luk opfølgningen
            </button>
            <button type="button" className="button button-tertiary" onClick={() => setMoving(true)}>
              Flyt mødet
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
