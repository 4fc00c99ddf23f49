import type { Sealing } from '../../functions/adapters/sealing.ts';
import { hexOf } from './luck.ts';

/** Seals without a cipher and without chance, so that the same history stores the same bytes; bound to the unit as the real one is. */
export const worldSealing: Sealing = {
  seal: async (plain, unitId) => `s1.${unitId}.${Buffer.from(plain, 'utf8').toString('base64url')}`,
  open: async (sealed, unitId) => {
    const [scheme, unit, text = ''] = sealed.split('.');
    if (scheme !== 's1' || unit !== unitId) throw new Error('Sealed for another unit');
    return Buffer.from(text, 'base64url').toString('utf8');
  },
  hash: async (kind, plain, unitId) => hexOf(0, `${unitId}\n${kind}\n${plain}`, 32),
};
