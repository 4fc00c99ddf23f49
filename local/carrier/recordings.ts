import type { Call, Subscription } from './call.ts';
import { rfc2822 } from './duration.ts';
import type { Exchange } from './exchange.ts';
import { newSid } from './sid.ts';

export interface Recording {
  sid: string;
  callSid: string | undefined;
  conferenceSid: string | undefined;
  source:
    | 'RecordVerb'
    | 'DialVerb'
    | 'Conference'
    | 'OutboundAPI'
    | 'StartCallRecordingAPI'
    | 'StartConferenceRecordingAPI';
  seconds: number;
  began: number;
  createdAt: number;
  url: string;
}

/** Keeps a finished recording (of silence: legs played through the API make no sound) and tells of it. */
export function newRecording(
  x: Exchange,
  made: {
    call: Call;
    conferenceSid?: string;
    source: Recording['source'];
    seconds: number;
    began: number;
    callback: Subscription | undefined;
  },
): Recording {
  const sid = newSid('RE');
  const { accountSid } = x.account;
  const recording: Recording = {
    sid,
    callSid: made.call.sid,
    conferenceSid: made.conferenceSid,
    source: made.source,
    seconds: made.seconds,
    began: made.began,
    createdAt: x.clock.now(),
    url: `${x.baseUrl}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
  };
  x.recordings.unshift(recording);
  if (made.callback?.events.has('completed')) {
    x.webhooks.callback(sid, {
      url: made.callback.url,
      method: made.callback.method,
      callSid: made.call.sid,
      fields: {
        AccountSid: accountSid,
        ...(recording.conferenceSid ? { ConferenceSid: recording.conferenceSid } : { CallSid: made.call.sid }),
        RecordingSid: sid,
        RecordingUrl: recording.url,
        RecordingStatus: 'completed',
        RecordingDuration: String(recording.seconds),
        RecordingChannels: '1',
        RecordingStartTime: rfc2822(recording.began),
        RecordingSource: recording.source,
      },
    });
  }
  return recording;
}

/** Silence of a recording's length as a WAV file: µ-law, 8 kHz, one channel. */
export function silentWav(seconds: number): Buffer {
  const data = Buffer.alloc(seconds * 8_000, 0xff);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(7, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
