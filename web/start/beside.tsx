import { type Deed, type Demo, signInLink } from './demo-api.ts';
import { nameAndRole, TabLink } from './steps.tsx';
import type { Words } from './words.ts';

/** Everybody else one can be, the colleague, and the town. */
export function Beside({ demo, words, act }: { demo: Demo; words: Words; act(deed: Deed): void }) {
  const { colleague } = demo;
  return (
    <div className="beside">
      <section aria-labelledby="others">
        <h2 id="others">{words.others}</h2>
        <p>{words.othersHow}</p>
        <ul className="people">
          {demo.staff.map((one) => (
            <li key={one.user}>
              <TabLink to={signInLink(demo, one.user, one.role === 'manager' ? '/reports/' : '/desk/')} words={words}>
                {nameAndRole(one, words)}
              </TabLink>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="colleague">
        <h2 id="colleague">{words.colleague}</h2>
        <p>
          {colleague.name} {words.colleagueHow}
        </p>
        <p role="status">{colleague.isOn ? words.isOn : ''}</p>
        <button
          type="button"
          className="button button-secondary"
          onClick={() => act(colleague.isOn ? 'colleagueOff' : 'colleagueOn')}
        >
          {colleague.isOn ? words.colleagueOff : words.colleagueOn}
        </button>
      </section>
      <Town demo={demo} words={words} act={act} />
    </div>
  );
}

function Town({ demo, words, act }: { demo: Demo; words: Words; act(deed: Deed): void }) {
  const { state, called } = demo.town;
  const isOff = state === 'off';
  const says = [words.townIs[state], ...(called > 0 && !isOff ? [called] : [])].join(' ');
  return (
    <section aria-labelledby="town">
      <h2 id="town">{words.town}</h2>
      <p>{words.townHow}</p>
      <p role="status">{says}</p>
      <button type="button" className="button button-secondary" onClick={() => act(isOff ? 'townOn' : 'townOff')}>
        {isOff ? words.townOn : words.townOff}
      </button>
    </section>
  );
}
