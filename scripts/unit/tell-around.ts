import { writeLineFile } from '../../local/line-file.ts';
import { takeOwnNumber } from '../../local/own-number.ts';
import { atTheCarrier } from '../at-the-carrier.ts';
import { dataFolder } from '../line-here.ts';
import type { Place } from './open-place.ts';
import type { Whereabouts } from './read-wish.ts';
import type { Wish } from './wish.ts';

/** What follows outside the table, done where it can be and said where it cannot. */
export async function tellAround(
  { line, stack, isInAws }: Place,
  wish: Wish,
  { data }: Whereabouts,
): Promise<string[]> {
  if (wish.verb === 'staff') {
    if (line !== undefined) return [`sign in at ${line.line}/desk/`];
    return stack === undefined ? [] : [`sign in at ${stack.SiteUrl}/desk/`];
  }
  if (wish.verb !== 'number') return [];
  const { unitId, number } = wish;
  if (line !== undefined) {
    const { carrier: carrierUrl, line: lineUrl, ...account } = line;
    await takeOwnNumber({ carrierUrl, lineUrl, account, phoneNumber: number });
    writeLineFile(dataFolder(data), { ...line, numbers: { ...line.numbers, [unitId]: number } });
    return [`call it from ${carrierUrl}/`];
  }
  if (stack !== undefined) return atTheCarrier(stack);
  return isInAws
    ? ['What must stand at the carrier on the number is told by the same command with --stack in place of --table.']
    : ['The carrier on this machine has the number from the next npm start on.'];
}
