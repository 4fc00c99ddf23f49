import type { Policy } from '../../../schemas/unit.ts';
import { favrskov2021 } from './favrskov-2021.ts';

/** Shipped examples by the name that `npm start -- --policy NAME` takes. */
export const policies: Record<string, Policy> = { [favrskov2021.name]: favrskov2021 };
