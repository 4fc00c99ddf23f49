import './save-status.css';
import { clockTime } from '../../theme/formats.ts';
import type { Autosave, AutosaveState } from './autosave.ts';
import { notesId } from './free-notes.ts';

/** Whether what is typed is stored, always in view while typing. Changes are told politely. */
export function SaveStatus({
  state,
  autosave,
  savedAt,
}: {
  state: AutosaveState;
  autosave: Autosave;
  savedAt: string | undefined;
}) {
  const trouble = state.status === 'kept' || state.status === 'refused';
  return (
    <div className={trouble ? 'save-status save-status--trouble' : 'save-status'}>
      <p role="status">{words(state, savedAt)}</p>
      {trouble && (
        <button type="button" className="button button-secondary" onClick={() => void autosave.flush()}>
          Gem igen
        </button>
      )}
    </div>
  );
}

function words(state: AutosaveState, savedAt: string | undefined): string {
  const conflicts = Object.values(state.draft.conflicts);
  if (state.draft.conflicts[notesId]?.isRefused) return 'Noterne er ikke gemt.';
  if (conflicts.some(({ isRefused }) => isRefused !== true)) return 'Vælg mellem svarene, så gemmes resten.';
  if (conflicts.length > 0 && state.status === 'waiting') return 'Et svar kan ikke gemmes. Se det øverst i skemaet.';
  switch (state.status) {
    case 'waiting':
    case 'saving':
      return 'Gemmer …';
    case 'kept':
      return `Ikke gemt endnu: ${state.problem} Svarene bliver her, og siden prøver igen.`;
    case 'refused':
      return `Ikke gemt: ${state.problem}`;
    case 'saved':
      return savedAt ? `Gemt kl. ${clockTime(savedAt)}` : 'Svar gemmes, mens du skriver';
  }
}
