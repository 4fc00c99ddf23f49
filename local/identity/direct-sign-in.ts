import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person } from './person.ts';

export interface DirectSignInOptions {
  port: number;
  people(): Promise<readonly Person[]>;
  siteUrls: readonly string[];
}

/** Seconds from the click until the desk has asked who it is. */
const patienceS = 60;

/**
 * Signs somebody in by one link, for the start page: `/demo-sign-in?user=konsulent1&to=/desk/`. The browser forgets who it was, remembers the
 * name for a moment and goes to the page, which asks for a sign-in as always and is answered without a question.
 */
export function createDirectSignIn({ port, people, siteUrls }: DirectSignInOptions) {
  const cookie = `_as_${port}`;
  const forget = (name: string) => `${name}=; Path=/; Max-Age=0`;
  return {
    /** Where the link leads, with what the browser is to remember. */
    async begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const asked = new URL(request.url ?? '/', siteUrls[0]).searchParams;
      const person = (await people()).find(({ user }) => user === asked.get('user'));
      const to = asked.get('to') === '/reports/' ? '/reports/' : '/desk/';
      if (person === undefined) return void response.writeHead(404).end('user: nobody of that name');
      const session = [`_session_${port}`, `_session_${port}.sig`];
      const remembered = `${cookie}=${person.user}; Path=/; Max-Age=${patienceS}; HttpOnly; SameSite=Lax`;
      response
        .writeHead(302, { location: `${siteUrls[0]}${to}`, 'set-cookie': [...session.map(forget), remembered] })
        .end();
    },
    /** Who was chosen by the link, once: the answer makes the browser forget it. */
    async chosen(request: IncomingMessage, response: ServerResponse): Promise<Person | undefined> {
      const found = new RegExp(`(?:^|; )${cookie}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
      if (found === undefined) return undefined;
      response.appendHeader('set-cookie', forget(cookie));
      return (await people()).find(({ user }) => user === found);
    },
  };
}
