import { useId } from 'react';
import { say } from '../../language/say.ts';
import { dayAndTime, windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { useSlots } from '../visit/use-slots.ts';
import { ChoiceCard } from './fields.tsx';
import type { Choice } from './registration.ts';

/** The same choice as on the telephone: two equal answers, none chosen beforehand but where the rules begin with one. */
export function ChoiceField(props: {
  chosen: Choice | undefined;
  choose: (choice: Choice) => void;
  problem: string | undefined;
  /** Somebody is on the line already. */
  inCall: boolean;
  /** How a first talk is held here where nobody asks for another way: chosen beforehand, and said to be so. */
  usual: Choice | undefined;
  isWithheld: boolean;
}) {
  const name = useId();
  const { chosen, choose, problem, usual, isWithheld } = props;
  const telephone = usual === 'callback' ? `${say('Det sædvanlige her.')} ` : '';
  const meeting = usual === 'physical' ? `${say('Det sædvanlige her.')} ` : '';
  return (
    <fieldset
      className={problem ? 'form-group form-error' : 'form-group'}
      aria-describedby={problem ? `${name}-error` : undefined}
    >
      <legend className="form-label">{say('Hvordan vil borgeren tale med os?')}</legend>
      <p className="form-hint">
        {say('Læs begge muligheder højt. Borgeren kan altid skifte mening og skal ikke give en grund.')}
      </p>
      {problem && (
        <p className="form-error-message" id={`${name}-error`} role="alert">
          {problem}
        </p>
      )}
      <div className="equal-choices">
        <ChoiceCard
          name={name}
          checked={chosen === 'callback'}
          choose={() => choose('callback')}
          title={say('Ring mig op')}
          disabled={isWithheld}
        >
          {isWithheld ? say('Ikke tilbudt') : <FirstCallback before={telephone} />}
        </ChoiceCard>
        <ChoiceCard
          name={name}
          checked={chosen === 'physical'}
          choose={() => choose('physical')}
          title={say('Fysisk møde')}
        >
          {meeting}
          {say('På kontoret,')} <FirstFree />
        </ChoiceCard>
      </div>
      <label className="choice">
        <input type="radio" name={name} checked={chosen === 'none'} onChange={() => choose('none')} />
        {props.inCall ? say('Vi taler sammen nu') : say('Vælger senere')}
      </label>
    </fieldset>
  );
}

/** The window that the citizen would be promised now. */
function FirstCallback({ before }: { before: string }) {
  const { view } = useDesk();
  const { firstCallback } = useSlots();
  if (firstCallback === undefined) return `${before}${say('Vi ringer inden for et tidsrum, oftest samme dag')}`;
  const when = windowText(firstCallback.from, firstCallback.until, view.now);
  return `${before}${say('Vi ringer {when}', { when })}`;
}

/** Said before the choice, since it may decide it; until the times are there, what is usual. */
function FirstFree() {
  const { view } = useDesk();
  const { status, days } = useSlots();
  const first = days.flatMap(({ slots }) => slots)[0];
  if (status !== 'success') return say('oftest næste arbejdsdag');
  if (first === undefined) return say('men der er ingen ledig tid lige nu: vi finder en');
  return say('tidligst {when}', { when: dayAndTime(first.startAt, view.now) });
}
