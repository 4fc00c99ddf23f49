import { itemOf } from '../items.ts';
import type { Move } from '../play.ts';
import type { World } from '../world.ts';
import { carrierMoves } from './carrier.ts';
import { beginnings, citizenMoves } from './citizen.ts';
import { deskMoves } from './desk.ts';
import { routingMoves } from './routing.ts';

/** Every command that can come before, while or after a call is walked, whether or not it is one that should. */
export function movesOf(world: World): Move[] {
  const call = itemOf(world.items, 'call', world.callId);
  const visit = itemOf(world.items, 'visit', call?.visitId);
  if (call === undefined || visit === undefined) return beginnings();
  return [
    ...citizenMoves(world, call, visit),
    ...carrierMoves(world, call),
    ...routingMoves(world, call, visit),
    ...deskMoves(world, call, visit),
  ];
}
