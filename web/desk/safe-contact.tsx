import './safe-contact.css';
import { say } from '../language/say.ts';
/** What to do where somebody else may listen or read; why is said to nobody. */
export const safeContactWords =
  'Læg ingen besked, send ingen sms, og sig ikke, hvad det drejer sig om, før du ved, at det er borgeren selv.';

/** Stands wherever one might call, write to or be asked about the citizen. */
export function SafeContact({ of }: { of: { safeContact?: true | undefined } | undefined }) {
  if (of?.safeContact !== true) return null;
  return (
    <p className="concern safe-contact">
      <strong>{say('Sikker kontakt:')}</strong> {say(safeContactWords)}
    </p>
  );
}
