import { useState } from 'react';
import { type Danish, say } from '../../language/say.ts';
import { officeRoutes } from '../call/office-routes.ts';
import { useDesk } from '../desk-context.tsx';
import { type Measured, measure, type Verdict } from './connection.ts';

const words = {
  good: 'Forbindelsen er god.',
  weak: 'Forbindelsen er svag. Brug kabel i stedet for wifi, eller sæt dig tættere på routeren, og luk programmer, der bruger nettet. Prøv så igen.',
  poor: 'Forbindelsen er for dårlig til samtaler. Vent med at vælge Klar. Prøv et kabel eller et andet net, og ring til it-support, hvis det ikke hjælper.',
} as const satisfies Record<Verdict, Danish>;

/** Is the way to the line good enough for talks? Asked before a shift; in a talk its own sound tells. */
export function ConnectionCheck() {
  const { routes } = useDesk();
  const [state, setState] = useState<'measuring' | Measured>();
  const isMeasuring = state === 'measuring';
  const start = async () => {
    if (isMeasuring) return;
    setState('measuring');
    setState(await measure(officeRoutes(routes).offices));
  };
  return (
    <section aria-labelledby="forbindelse">
      <h2 id="forbindelse">{say('Er nettet godt nok?')}</h2>
      <button type="button" className="button button-secondary" aria-disabled={isMeasuring} onClick={start}>
        {say('Prøv forbindelsen')}
      </button>
      <p role="status">{said(state)}</p>
      <p className="form-hint">
        {say(
          'Prøven måler, hvor hurtigt og jævnt linjen svarer. Svigter lyden i en samtale, står der »Dårlig forbindelse«.',
        )}
      </p>
    </section>
  );
}

function said(state: 'measuring' | Measured | undefined): string {
  if (state === undefined) return '';
  if (state === 'measuring') return say('Måler forbindelsen …');
  const { verdict, usual } = state;
  return usual === undefined
    ? say(words[verdict])
    : `${say(words[verdict])} ${say('Linjen svarer på {time} millisekunder.', { time: Math.round(usual) })}`;
}
