import type { WatchMarkRow } from '../../../schemas/staff-api.ts';
import { sentence } from '../../theme/formats.ts';
import { flagWords } from '../lists/words.ts';

/** The flag that wants it, and what was written. */
export function markWords({ flag, text }: WatchMarkRow): string {
  const said = flag === undefined ? '' : sentence(flagWords([flag]));
  return [said, text].filter(Boolean).join(': ');
}
