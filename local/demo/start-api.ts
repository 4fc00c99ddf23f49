import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from 'lambda-local/http-event';
import type { Unit } from '../../schemas/unit.ts';
import type { DemoStaff } from '../seed/people.ts';
import { demoCitizens } from './citizens.ts';
import type { Colleague } from './colleague.ts';
import { morningOf } from './moved-clock.ts';
import type { OpenTown } from './town/open-town.ts';

export interface StartApiOptions {
  unit: Unit;
  people: readonly DemoStaff[];
  telephoneUrl: string;
  identityUrl: string;
  now(): number;
  /** Moves the line's clock ahead (epoch ms). */
  moveTo(moment: number): void;
  colleague: Colleague;
  town: OpenTown;
}

/** Longest body read: the deeds below fit many times. */
const longestBody = 1000;

/** `/demo`, for the start page alone: who is there, what the clock says, and the few things that can be done from the page. */
export function createStartApi(options: StartApiOptions) {
  const { unit, people, colleague, town } = options;

  function shown() {
    const now = new Date(options.now()).toISOString();
    return {
      now,
      ...morningOf(unit, now),
      unit: unit.name,
      number: unit.number,
      telephoneUrl: options.telephoneUrl,
      identityUrl: options.identityUrl,
      citizens: demoCitizens.map(({ id, name, phone, story }) => ({ id, name, phone, story })),
      staff: people.map(({ user, name, role }) => ({ user, name, role })),
      colleague: { name: 'Kasper Krog', isOn: colleague.isOn },
      town: town.shown(),
    };
  }

  async function carryOut(deed: unknown): Promise<boolean> {
    const now = new Date(options.now()).toISOString();
    if (deed === 'nextMorning') options.moveTo(Date.parse(morningOf(unit, now).nextMorning));
    else if (deed === 'colleagueOn') await colleague.comesOn();
    else if (deed === 'colleagueOff') await colleague.goesOff();
    else if (deed === 'townOn') town.comesOn();
    else if (deed === 'townOff') town.goesOff();
    else return false;
    return true;
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.url?.split('?')[0] !== '/demo') return false;
    const answers = { 'cache-control': 'no-store' };
    // A page of another site cannot send this kind of body without asking first.
    const isOurs = request.headers['content-type'] === 'application/json';
    if (request.method === 'POST' && isOurs) {
      const body = await readBody(request, longestBody);
      if (!(await carryOut(deedOf(body))))
        sendJson(
          response,
          400,
          { error: 'do: nextMorning, colleagueOn, colleagueOff, townOn or townOff is wanted' },
          answers,
        );
      else sendJson(response, 200, shown(), answers);
    } else if (request.method === 'GET') sendJson(response, 200, shown(), answers);
    else sendJson(response, 405, { error: 'GET, or POST with JSON' }, answers);
    return true;
  };
}

function deedOf(body: Buffer | undefined): unknown {
  try {
    return (JSON.parse(body?.toString() ?? '') as { do?: unknown }).do;
  } catch {
    return undefined;
  }
}
