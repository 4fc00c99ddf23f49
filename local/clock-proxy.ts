import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { sendJson } from 'lambda-local/http-event';

/** Hands `/clock` on to the carrier's port, where the clock lives. */
export function clockProxy(carrierUrl: string) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.url?.split('?')[0] !== '/clock') return false;
    const target = new URL('/clock', carrierUrl);
    const onward = http.request(
      target,
      { method: request.method, headers: { ...request.headers, host: target.host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => sendJson(response, 502, { error: 'The clock does not answer' }));
    request.pipe(onward);
    return true;
  };
}
