import { useId } from 'react';
import { type Danish, say } from '../../language/say.ts';

const answers = [
  { label: 'Ja', education: true },
  { label: 'Nej', education: false },
  { label: 'Ved ikke', education: undefined },
] as const satisfies Array<{ label: Danish; education: boolean | undefined }>;

/** Under 30 the education decides the target group; what is not known is asked in the talk. */
export function EducationChoice(props: {
  education: boolean | undefined;
  choose: (education: boolean | undefined) => void;
}) {
  const name = useId();
  return (
    <fieldset className="form-group">
      <legend className="form-label">{say('Har borgeren en uddannelse, der giver adgang til et erhverv?')}</legend>
      <p className="form-hint">
        {say('Afgør målgruppen, når borgeren er under 30 år. Er borgeren ældre, behøver du ikke at spørge.')}
      </p>
      {answers.map(({ label, education }) => (
        <label key={label} className="choice">
          <input
            type="radio"
            name={name}
            checked={props.education === education}
            onChange={() => props.choose(education)}
          />
          {say(label)}
        </label>
      ))}
    </fieldset>
  );
}
