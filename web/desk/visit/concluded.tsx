import { categoryLabel } from '../../../schemas/category.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { dayAndTime, sentence } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { channelWords, flagWords } from '../lists/words.ts';

const CorrectConclusion = fetchedPart(
  'vurderingen',
  async () => (await import('./correct-conclusion.tsx')).CorrectConclusion,
);

const certaintyWords = {
  sikker: 'sikker',
  nogenlunde: 'nogenlunde sikker',
  usikker: 'usikker',
} as const satisfies Record<Certainty, Danish>;

/** Where the keyboard goes on when a form is done. */
export const outcomeHeading = 'konklusion';

/** What it was concluded as, when and how, and what became of its doubt. */
export function Concluded({ visit }: { visit: VisitView }) {
  const { view } = useDesk();
  const { conclusion } = visit;
  if (!conclusion) return null;
  const { flags = [], finalCategory } = conclusion;
  const form = sayKnown(channelWords[conclusion.channel]);
  const changed = finalCategory !== undefined && finalCategory !== conclusion.category;
  return (
    <section className="concluded alert alert-success" aria-label={say('Konklusion')}>
      <h2 className="alert-heading" id={outcomeHeading} tabIndex={-1}>
        {sayKnown(categoryLabel(conclusion.category))}, {say(certaintyWords[conclusion.certainty])}
      </h2>
      <p className="alert-text">
        {sentence(dayAndTime(conclusion.at, view.now))}, {form.toLocaleLowerCase('da-DK')}.
        {flags.length > 0 && ` ${say('Flag: {flags}.', { flags: flagWords(flags) })}`}
        {changed && ` ${say('Efter opfølgningen: {category}.', { category: sayKnown(categoryLabel(finalCategory)) })}`}
        {finalCategory !== undefined && !changed && ` ${say('Bekræftet ved opfølgningen.')}`}
      </p>
      <CorrectConclusion visit={visit} />
    </section>
  );
}
