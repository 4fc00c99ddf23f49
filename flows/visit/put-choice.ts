import type { NotOfferedReason } from '../../schemas/not-offered.ts';
import type { AskedBy, Choice, Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { offerChoice, recordChoice, stageOf, withholdChoice } from './offer.ts';

/** How whoever stood at the desk came to what is arranged with them. */
export interface DeskChoice {
  choice: Choice;
  /** Whose wish it was; the citizen's where nothing is said, since that is what the desk asks. */
  askedBy?: AskedBy | undefined;
  /** Why the telephone was not offered; absent where the choice was put. */
  notOffered?: NotOfferedReason | undefined;
}

/** The desk puts the choice to whoever is registered, or says why not; what came of it is kept. */
export function putChoice(work: Work, visit: Visit, made: DeskChoice): Visit {
  const { choice, notOffered } = made;
  const asked =
    notOffered === undefined ? offerChoice(work, visit, { through: 'desk' }) : withholdChoice(work, visit, notOffered);
  if (choice === 'none') return asked;
  return recordChoice(work, asked, { choice, stage: stageOf(work, visit), askedBy: whoseWish(made) });
}

/** Nobody chose where there was no choice: the law did, or whoever registered. */
function whoseWish({ notOffered, askedBy = 'citizen' }: DeskChoice): AskedBy {
  if (notOffered === undefined) return askedBy;
  return notOffered === 'lawDemandsPhysical' ? 'rule' : 'staff';
}
