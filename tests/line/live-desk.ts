import { liveProtocol, liveTicketResponse, liveWord } from '../../schemas/live-api.ts';
import type { DeskView } from '../../schemas/staff-api.ts';
import { Live, type LivePort, type LiveSocket } from '../../web/desk/live/live.ts';
import type { Staff } from './consultant.ts';

/** What is under way, so that a test can wait for its end instead of for a while. */
class UnderWay {
  private readonly pending = new Set<Promise<unknown>>();

  add<Value>(work: Promise<Value>): Promise<Value> {
    const ended = work.then(
      () => undefined,
      () => undefined,
    );
    this.pending.add(ended);
    void ended.then(() => this.pending.delete(ended));
    return work;
  }

  async over(): Promise<void> {
    // What ends may begin something else.
    while (this.pending.size > 0) await Promise.all([...this.pending, new Promise((resolve) => setImmediate(resolve))]);
  }
}

/** A real socket to the line: `pushed` is everything that nobody had asked for. */
class Socket implements LiveSocket {
  readonly pushed: string[];
  private readonly socket: WebSocket;
  private readonly underWay: UnderWay;
  private readonly unanswered: (() => void)[] = [];

  constructor(
    url: string,
    told: Parameters<LivePort['open']>[1],
    of: { ticket: string; underWay: UnderWay; pushed: string[] },
  ) {
    this.underWay = of.underWay;
    this.pushed = of.pushed;
    this.socket = new WebSocket(url, [liveProtocol, of.ticket]);
    const opened = Promise.withResolvers<void>();
    void this.underWay.add(opened.promise);
    this.socket.onopen = () => {
      told.opened();
      opened.resolve();
    };
    this.socket.onmessage = ({ data }) => {
      const { now, sequence } = liveWord.parse(JSON.parse(String(data)));
      if (now === undefined) this.pushed.push(String(sequence));
      told.heard(String(data));
      if (now !== undefined) this.unanswered.shift()?.();
    };
    this.socket.onclose = () => {
      told.closed();
      opened.resolve();
      for (const give of this.unanswered.splice(0)) give();
    };
  }

  send(text: string): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.unanswered.push(resolve);
    void this.underWay.add(promise);
    this.socket.send(text);
  }

  close(): void {
    this.socket.close();
  }
}

/** A desk with the page's own judgement of when to ask, on a real socket, by the line's time. */
export function createLiveDesk(staff: Staff, { lineUrl, isOnDuty = false }: { lineUrl: string; isOnDuty?: boolean }) {
  const underWay = new UnderWay();
  const pushed: string[] = [];
  const seen: { view: DeskView | undefined; fetches: number } = { view: undefined, fetches: 0 };
  let now = 0;
  let socket: Socket | undefined;
  const fetchDesk = async () => {
    seen.fetches += 1;
    seen.view = await staff.desk();
    return true;
  };
  const live = new Live({
    ticket: () => underWay.add(staff.does('POST', '/live').then((answer) => liveTicketResponse.parse(answer).ticket)),
    open: (ticket, told) => {
      socket = new Socket(`${lineUrl.replace(/^http/, 'ws')}/live`, told, { ticket, underWay, pushed });
      return socket;
    },
    fetch: () => underWay.add(fetchDesk()),
    time: () => undefined,
    isOnDuty: () => isOnDuty,
    now: () => now,
    random: () => 0,
  });
  return {
    seen,
    /** Everything that was pushed, in order. */
    pushed,
    /** The tick of a moment, with everything that comes of it. */
    async tick(at: string): Promise<void> {
      now = Date.parse(at);
      live.tick();
      await underWay.over();
    },
    /** Until whatever was pushed has come: what is asked now is answered behind it. */
    async heard(): Promise<void> {
      socket?.send('{}');
      await underWay.over();
    },
    /** Loses the socket. */
    async cut(): Promise<void> {
      live.drop();
      await underWay.over();
    },
  };
}

export type LiveDesk = ReturnType<typeof createLiveDesk>;
