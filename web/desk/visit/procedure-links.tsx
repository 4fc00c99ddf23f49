import { type Danish, say } from '../../language/say.ts';
import { hrefOf } from '../place.ts';

const links = [
  ['F11', 'Vold, eller kan ikke tale frit'],
  ['F12', 'Tanker om ikke at leve, eller akut fare'],
] as const satisfies [flag: string, title: Danish][];

/** The way to each procedure, whatever has been answered: danger may be heard before it is written. */
export function ProcedureLinks({ visitId }: { visitId: string }) {
  return (
    <nav className="procedure-links" aria-label={say('Vejledninger ved fare')}>
      <span className="quiet">{say('Er borgeren i fare?')}</span>
      {links.map(([flag, title]) => (
        <a key={flag} href={hrefOf({ page: 'procedure', flag, visitId })}>
          {say(title)}
        </a>
      ))}
    </nav>
  );
}
