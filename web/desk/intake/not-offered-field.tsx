import type { NotOfferedReason } from '../../../schemas/not-offered.ts';
import { say, sayKnown } from '../../language/say.ts';
import { notOfferedReasons, notOfferedWords } from '../../theme/not-offered-words.ts';
import { RadioRows } from '../visit/radio-rows.tsx';

interface NotOfferedProps {
  /** The telephone was not offered; `why` once it was chosen. */
  isWithheld: boolean;
  why: NotOfferedReason | undefined;
  withhold: (isWithheld: boolean) => void;
  choose: (why: NotOfferedReason) => void;
  problem: string | undefined;
}

/** The clerk could not offer the telephone, and says why; the meeting is a right and always offered. */
export function NotOfferedField({ isWithheld, why, withhold, choose, problem }: NotOfferedProps) {
  return (
    <div className="not-offered">
      <label className="choice">
        <input type="checkbox" checked={isWithheld} onChange={({ target }) => withhold(target.checked)} />
        {say('Telefonen er ikke tilbudt')}
      </label>
      {isWithheld && (
        <RadioRows
          legend={say('Hvorfor er telefonen ikke tilbudt?')}
          options={notOfferedReasons.map((id) => ({ id, label: sayKnown(notOfferedWords[id]) }))}
          chosen={why}
          choose={choose}
          error={problem}
        />
      )}
    </div>
  );
}
