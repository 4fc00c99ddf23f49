import { expect, test } from 'vitest';
import { asOffered, keepPcmu } from './sdp.ts';

const browserOffer = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 110 126',
  'a=mid:0',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  '',
].join('\r\n');

test('only PCMU is left of what a browser offers, and no telephone-event', () => {
  expect(keepPcmu(browserOffer).trim().split('\r\n')).toEqual([
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    'a=mid:0',
    'a=rtpmap:0 PCMU/8000',
  ]);
});

const ours = [
  'v=0',
  's=-',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0',
  'a=ice-lite',
  'a=candidate:1 1 udp 2130706175 127.0.0.1 40000 typ host',
  'a=candidate:2 1 udp 2130706431 192.0.2.7 40000 typ host',
  '',
].join('\r\n');

test('ice-lite stands at session level, once', () => {
  const lines = asOffered(ours, false).trim().split('\r\n');

  expect(lines.indexOf('a=ice-lite')).toBe(2);
  expect(lines.filter((line) => line === 'a=ice-lite')).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('a=candidate'))).toHaveLength(2);
});

test('with loopback only, no other address is told', () => {
  expect(asOffered(ours, true)).not.toContain('192.0.2.7');
  expect(asOffered(ours, true)).toContain('127.0.0.1');
});
