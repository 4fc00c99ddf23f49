import type { Call, Subscription } from './call.ts';
import type { Conference } from './conference.ts';
import { rfc2822 } from './duration.ts';
import type { Exchange } from './exchange.ts';
import { newSid } from './sid.ts';

export interface Recording {
  sid: string;
  call: Call;
  conferenceSid: string | undefined;
  source: 'RecordVerb' | 'DialVerb' | 'Conference' | 'StartCallRecordingAPI';
  status: 'in-progress' | 'completed';
  began: number;
  /** Whole seconds, once it is completed. */
  seconds: number;
  url: string;
  callback: Subscription | undefined;
}

function tell(x: Exchange, recording: Recording): void {
  const { callback, call, sid } = recording;
  if (!callback?.events.has(recording.status)) return;
  x.webhooks.callback(sid, {
    url: callback.url,
    method: callback.method,
    callSid: call.sid,
    fields: {
      AccountSid: x.account.accountSid,
      ...(recording.conferenceSid ? { ConferenceSid: recording.conferenceSid } : { CallSid: call.sid }),
      RecordingSid: sid,
      RecordingUrl: recording.url,
      RecordingStatus: recording.status,
      RecordingDuration: String(recording.seconds),
      RecordingChannels: '1',
      RecordingStartTime: rfc2822(recording.began),
      RecordingSource: recording.source,
    },
  });
}

/** Begins a recording (of silence: legs played through the API make no sound) and tells of it. `call`: always the parent leg. */
export function startRecording(
  x: Exchange,
  wanted: Pick<Recording, 'call' | 'source' | 'callback'> & { conferenceSid?: string },
): Recording {
  const sid = newSid('RE');
  const recording: Recording = {
    ...wanted,
    conferenceSid: wanted.conferenceSid,
    sid,
    status: 'in-progress',
    began: x.clock.now(),
    seconds: 0,
    url: `${x.baseUrl}/2010-04-01/Accounts/${x.account.accountSid}/Recordings/${sid}`,
  };
  x.recordings.unshift(recording);
  tell(x, recording);
  return recording;
}

/** Ends a recording, once. */
export function stopRecording(x: Exchange, recording: Recording): void {
  if (recording.status === 'completed') return;
  recording.status = 'completed';
  recording.seconds = Math.max(1, Math.round((x.clock.now() - recording.began) / 1000));
  tell(x, recording);
}

/** Records a conference from its start to its end; whoever asks first decides who is told. */
export function recordConference(
  x: Exchange,
  conference: Conference,
  call: Call,
  callback: Subscription | undefined,
): void {
  if (conference.isRecorded) return;
  conference.isRecorded = true;
  void conference.started.then(() => {
    const recording = startRecording(x, { call, source: 'Conference', callback, conferenceSid: conference.sid });
    void conference.ended.then(() => stopRecording(x, recording));
  });
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
