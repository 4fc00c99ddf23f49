import type { Unit } from '../../schemas/unit.ts';
import type { Store } from '../adapters/store.ts';

/** What a move needs: it loads, decides through `flows/`, and writes; several functions make the same moves. */
export interface MoveDeps {
  store: Store;
  unit(unitId: string): Promise<Unit>;
  now(): string;
}

/** Times a move is decided anew after somebody else was first. */
export const TRIES = 5;
