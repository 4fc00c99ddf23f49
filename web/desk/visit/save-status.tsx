import './save-status.css';
import { say } from '../../language/say.ts';
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
          {say('Gem igen')}
        </button>
      )}
    </div>
  );
}

function words(state: AutosaveState, savedAt: string | undefined): string {
  const { problem = '' } = state;
  const conflicts = Object.values(state.draft.conflicts);
  if (state.draft.conflicts[notesId]?.isRefused) return say('Noterne er ikke gemt.');
  if (conflicts.some(({ isRefused }) => isRefused !== true)) return say('Vælg mellem svarene, så gemmes resten.');
  if (conflicts.length > 0 && state.status === 'waiting')
    return say('Et svar kan ikke gemmes. Se det øverst i skemaet.');
  switch (state.status) {
    case 'waiting':
    case 'saving':
      return say('Gemmer …');
    case 'kept':
      return say('Ikke gemt endnu: {problem} Svarene bliver her, og siden prøver igen.', { problem });
    case 'refused':
      return say('Ikke gemt: {problem}', { problem });
    case 'saved':
      return savedAt ? say('Gemt kl. {time}', { time: clockTime(savedAt) }) : say('Svar gemmes, mens du skriver');
  }
}
