/** 127.0.0.1 is always offered: it is the one address every machine has. */
export const loopback = '127.0.0.1';

function lines(sdp: string): string[] {
  return sdp.split(/\r?\n/).filter((line) => line !== '');
}

function join(kept: string[]): string {
  return `${kept.join('\r\n')}\r\n`;
}

/**
 * A browser's SDP with PCMU (payload type 0) as the only codec. Without telephone-event the voice SDK sends key presses
 * as messages, which also work while the microphone gives no frames.
 */
export function keepPcmu(sdp: string): string {
  return join(
    lines(sdp)
      .filter((line) => !/^a=(rtpmap|fmtp|rtcp-fb):(?!0 )/.test(line) && !line.startsWith('a=extmap'))
      .map((line) => (line.startsWith('m=audio ') ? line.replace(/^(m=audio \S+ \S+) .*$/, '$1 0') : line)),
  );
}

/**
 * Our own SDP as browsers want it. werift writes `a=ice-lite` inside the media section; there Firefox never nominates and
 * Chromium picks a wrong pair, so it is moved to session level. With `loopbackOnly` every candidate but 127.0.0.1 goes.
 */
export function asOffered(sdp: string, loopbackOnly: boolean): string {
  const kept = lines(sdp)
    .filter((line) => line !== 'a=ice-lite')
    .filter((line) => !(loopbackOnly && line.startsWith('a=candidate:') && line.split(' ')[4] !== loopback));
  const media = kept.findIndex((line) => line.startsWith('m='));
  kept.splice(media === -1 ? kept.length : media, 0, 'a=ice-lite');
  return join(kept);
}
