import { type Asks, type Staff, staffWho } from '../line/consultant.ts';
import type { Answer } from '../line/http.ts';
import type { World } from '../world/world.ts';

/** A played desk gives a sign of life this often; the rules count one as dead after a minute. */
const beatMs = 45_000;
/** No answer takes longer than the API lets a function run. */
const answerMs = 30_000;

export interface Desks {
  staff(user: string): Staff;
  /** Opens the page: it gives signs of life until its user goes off duty. */
  open(user: string): void;
}

/** @param settle lets everything happen that happens at this moment */
export function createDesks({ scheduler, ask }: World, settle: () => Promise<void>): Desks {
  /** Open pages, each by the number of its shift. */
  const pages = new Map<string, number>();
  let asked = 0;
  let opened = 0;

  /** What an answer comes to, once it is there. */
  async function answered<Body>(name: string, answer: Promise<unknown>): Promise<Answer<Body>> {
    let reply: Answer<Body> | undefined;
    const isThere = () => reply !== undefined;
    void answer.then((given) => {
      reply = given as Answer<Body>;
    });
    await settle();
    if (!isThere()) await scheduler.runUntil(scheduler.now() + answerMs, isThere);
    if (reply === undefined) throw new Error(`${name} was not answered`);
    return reply;
  }
  function asksOf(user: string): Asks {
    return async <Body>(method: string, path: string, body?: unknown) => {
      asked += 1;
      const name = `ask ${asked} ${method} ${path}`;
      const answer = await answered<Body>(name, ask({ name, user, method, path: `/api${path}`, body }));
      const isOff = path === '/me/presence' && answer.status === 200 && (body as { state: string }).state === 'off';
      if (isOff) pages.delete(user);
      return answer;
    };
  }
  function beat(user: string, page: number, count: number): void {
    const name = `${user}/page ${page} beat ${count}`;
    scheduler.at(scheduler.now() + beatMs, name, () => {
      if (pages.get(user) !== page) return;
      void ask({ name, user, method: 'POST', path: '/api/me/heartbeat' });
      beat(user, page, count + 1);
    });
  }
  return {
    staff: (user) => staffWho(user, asksOf(user)),
    open: (user) => {
      opened += 1;
      pages.set(user, opened);
      beat(user, opened, 1);
    },
  };
}
