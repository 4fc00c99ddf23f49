import type { OutcomesReport, VisitView } from '../../schemas/staff-api.ts';
import { type Citizen, createCitizen } from './citizen.ts';
import { type Consultant, createConsultant, createStaff, type Staff } from './consultant.ts';
import { ask, demand } from './http.ts';
import { type LineProcess, readLogs, type StartOptions, startProcess } from './line-process.ts';

/*
 * A whole line, started as its own process and driven from outside: telephones, softphones, staff routes and the clock, nothing else.
 * One a test file; `clear()` between tests, `stop()` in afterAll.
 */

export interface Faults {
  duplicate?: number;
  delay?: string;
  drop?: number;
  reorder?: boolean;
  status?: number;
  /** On how many of the next webhooks delay, reorder and status act. */
  n?: number;
  tooManyRequests?: number;
}

/** Contacts and where they stand now, over all days. */
export interface Balance {
  contactsIn: number;
  served: number;
  waiting: number;
  booked: number;
  ended: number;
}

/** A call as the desk lists it. */
interface CallRow {
  callId: string;
  visitId: string;
  direction: string;
}

const consultants = ['konsulent1', 'konsulent2'];

export async function startLine(options: StartOptions = {}) {
  let process: LineProcess = await startProcess(options);
  const tokens = new Map<string, string>();
  const citizens = new Map<string, Citizen>();
  const at = () => process.at;

  const tokenOf = async (user: string): Promise<string> => {
    const known = tokens.get(user);
    if (known !== undefined) return known;
    const { access_token: token } = await demand<{ access_token: string }>('POST', `${at().identity}/demo-token`, {
      user,
    });
    tokens.set(user, token);
    return token;
  };
  const pass = async (duration: string) => void (await demand('POST', `${at().carrier}/clock`, { advance: duration }));
  const now = async () => (await demand<{ now: string }>('GET', `${at().carrier}/clock`)).now;
  const number = () => at().numbers.favrskov ?? '';
  const place = () => ({ line: at().line, carrier: at().carrier, tokenOf });
  const staff = (user: string): Staff => createStaff(user, place());
  const consultant = (user: string): Consultant => createConsultant(user, place());
  const citizen = (own: string, calls = number()): Citizen => {
    const known = citizens.get(own) ?? createCitizen(own, { carrier: at().carrier, number: calls, pass, begins });
    citizens.set(own, known);
    return known;
  };
  /** Calls that came in, the newest last. */
  const callRows = async (): Promise<CallRow[]> => {
    const { calls } = await staff('konsulent1').does<{ calls: CallRow[] }>('GET', '/calls');
    return calls.filter(({ direction }) => direction === 'inbound').toReversed();
  };
  /** Calls of ours in the order in which they were dialled, with what the desk knew before: its ids tell nothing of the carrier's. */
  const dialled: { callSid: string; known: Set<string>; row?: CallRow }[] = [];
  /** Finds each call of ours among those the desk knows by now; two that came in at one instant are told apart by their order. */
  const recognise = (rows: CallRow[]) => {
    for (const call of dialled) {
      const isTaken = ({ callId }: CallRow) => dialled.some(({ row }) => row?.callId === callId);
      const isIt = ({ callId }: CallRow) => callId === call.row?.callId;
      const row = rows.find(call.row === undefined ? (one) => !call.known.has(one.callId) && !isTaken(one) : isIt);
      if (row !== undefined) call.row = row;
    }
  };
  const begins = async (dial: () => Promise<string>): Promise<string> => {
    const rows = await callRows();
    recognise(rows);
    const callSid = await dial();
    dialled.push({ callSid, known: new Set(rows.map(({ callId }) => callId)) });
    return callSid;
  };
  /** A call of ours as the desk shows it. */
  const callOf = async (callSid: string): Promise<CallRow> => {
    recognise(await callRows());
    const row = dialled.find((call) => call.callSid === callSid)?.row;
    if (row === undefined) throw new Error(`The desk knows no call ${callSid}`);
    return row;
  };
  /** The report once everything is counted: the carrier's clock answers when nothing is in flight, the staff routes at once. */
  const report = async () => {
    await now();
    return staff('leder1').does<OutcomesReport>('GET', '/reports/outcomes?from=2020-01-01&to=2040-12-31');
  };
  const balance = async (): Promise<Balance> => {
    const { figures } = await report();
    const value = (name: keyof Balance) => Number(figures[name]?.value ?? 0);
    return {
      contactsIn: value('contactsIn'),
      served: value('served'),
      waiting: value('waiting'),
      booked: value('booked'),
      ended: value('ended'),
    };
  };
  /** The case behind the newest call of a telephone. */
  const caseOf = async (who: Citizen): Promise<VisitView> =>
    staff('konsulent1').visit((await callOf((await who.leg()).callSid)).visitId);

  /** Ends what a test left: calls, shifts, promises and meetings; open cases are withdrawn. */
  const clear = async (): Promise<void> => {
    await demand('PUT', `${at().carrier}/faults`, {});
    for (const who of citizens.values()) {
      const [newest] = await who.legs();
      if (newest?.status === 'in-progress') await who.hangsUp();
      await who.behaves('no-answer');
      const view = newest?.direction === 'inbound' ? await caseOf(who).catch(() => undefined) : undefined;
      if (view !== undefined)
        await staff('konsulent1').asks('POST', `/visits/${view.visitId}/end`, { reason: 'withdrawn' });
    }
    for (const user of consultants) {
      const one = consultant(user);
      await one.behaves('no-answer');
      const newest = await one.leg();
      if (newest?.status === 'ringing') await one.rejects();
      const { call } = await one.desk();
      if (call !== undefined) await one.asks('POST', `/calls/${call.callId}/end`, { outcome: 'ended' });
      await one.asks('PUT', '/me/presence', { state: 'off' });
    }
    const { queue, callbacks, unfinished } = await staff('konsulent1').desk();
    for (const { visitId } of [...queue, ...callbacks, ...unfinished])
      await staff('konsulent1').asks('POST', `/visits/${visitId}/end`, { reason: 'withdrawn' });
    await pass('PT1M');
    citizens.clear();
  };

  const passUntil = async (moment: string) => {
    const seconds = Math.ceil((Date.parse(moment) - Date.parse(await now())) / 1000);
    if (seconds > 0) await pass(`PT${seconds}S`);
  };

  return {
    citizen,
    consultant,
    staff,
    /** Where everything is; changes with `restart`. */
    get at() {
      return at();
    },
    get number() {
      return number();
    },
    tokenOf,
    now,
    /** Lets driven time go by (ISO 8601): everything that falls due on the way happens. */
    pass,
    /** Lets time go by up to a moment. */
    passUntil,
    /** A suite that lets much time go by begins each test in opening hours: after noon, the next working day at 08:30 in Denmark. */
    untilMorning: async () => {
      const at = new Date(await now());
      if (at.getUTCHours() < 12) return;
      do at.setUTCDate(at.getUTCDate() + 1);
      while ([0, 6].includes(at.getUTCDay()));
      await passUntil(`${at.toISOString().slice(0, 10)}T07:30:00Z`);
    },
    /** How the carrier behaves where its documents leave it open; everything not named stays as it is. */
    carrierSettings: async (settings: { dialActionOnRedirect?: boolean; dialActionOnHangUp?: boolean }) =>
      void (await demand('PUT', `${at().carrier}/settings`, settings)),
    /** The next webhooks go wrong like this. */
    faults: async (faults: Faults) => void (await demand('PUT', `${at().carrier}/faults`, faults)),
    report,
    balance,
    callOf,
    caseOf,
    clear,
    logs: () => readLogs(process.dataDir),
    /** A request to the line that no carrier and no desk would send. */
    knocks: (method: string, path: string, body?: unknown) => ask(method, `${at().line}${path}`, body),
    /** Whether a browser's softphone is registered at the carrier. */
    registered: (user: string) => demand<{ registered: boolean }>('GET', `${at().carrier}/clients/${user}`),
    kill: () => process.kill(),
    /** Starts again on the same data, at the moment given. The carrier has forgotten every call, as after an outage. */
    restart: async (moment: string) => {
      await process.kill();
      const { dataDir, port } = process;
      const again = await startProcess({ ...options, at: moment, dataDir, port });
      process = { ...again, stop: again.stop };
      tokens.clear();
      citizens.clear();
    },
    stop: () => process.stop(),
  };
}

export type Line = Awaited<ReturnType<typeof startLine>>;
