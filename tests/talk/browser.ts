import type { LineInMemory } from '../fixtures/line-in-memory.ts';
import type { Person } from '../fixtures/line-people.ts';

/** Timers that one step of a play may set off. */
const mostTimers = 200;

interface Held {
  method: string;
  path: string;
  body: unknown;
  answered: PromiseWithResolvers<Response>;
  response: Response | undefined;
}

/** What is left to do at once is done; nothing waits for time. */
export function drained(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A computer of one person: a network that holds each change until it is let through, a clock that is turned by hand, what the browser keeps. */
export class Browser {
  isOnline = true;
  readonly storage: Storage = storageInMemory();
  private now = 0;
  private timers: { at: number; run: () => void }[] = [];
  private held: Held[] = [];
  private readonly line: LineInMemory;
  private readonly person: Person;

  constructor(line: LineInMemory, person: Person) {
    this.line = line;
    this.person = person;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    const { method = 'GET', body } = init;
    const path = String(input).replace(/^\/api/, '');
    const request = { method, path, body: typeof body === 'string' ? JSON.parse(body) : undefined };
    const held: Held = { ...request, answered: Promise.withResolvers<Response>(), response: undefined };
    if (method === 'GET') return this.reach(held);
    // Whoever asked may be gone before the answer comes.
    held.answered.promise.catch(() => undefined);
    this.held.push(held);
    return held.answered.promise;
  };

  get isBusy(): boolean {
    return this.held.length > 0;
  }

  /** A change reaches the line; its answer is on the way. */
  async arrive(): Promise<void> {
    const next = this.held.find(({ response }) => response === undefined);
    if (next !== undefined) next.response = await this.reach(next);
  }

  /** An answer reaches the page. */
  async answer(): Promise<void> {
    const next = this.held.find(({ response }) => response !== undefined);
    if (next?.response === undefined) return;
    this.held = this.held.filter((one) => one !== next);
    next.answered.resolve(next.response);
    await drained();
  }

  /** What has not reached the line never does; an answer on its way is lost. */
  async loseNetwork(): Promise<void> {
    this.isOnline = false;
    await this.dropRequests();
  }

  async dropRequests(): Promise<void> {
    for (const { answered } of this.held.splice(0)) answered.reject(new TypeError('Failed to fetch'));
    await drained();
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Nobody is there any more whom a timer would wake. */
  forgetTimers(): void {
    this.timers = [];
  }

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let fired = 0; fired < mostTimers; fired += 1) {
      const [next] = this.timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
      await drained();
    }
    this.now = until;
  }

  private async reach({ method, path, body }: Pick<Held, 'method' | 'path' | 'body'>): Promise<Response> {
    const { status, text } = await this.line.ask(method, path, { as: this.person, body });
    return new Response(text === '' ? null : text, { status });
  }
}

function storageInMemory(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
    clear: () => items.clear(),
  };
}
