/**
 * The voice: espeak-ng as WebAssembly, in a process of its own. It is GPL software, so it stays a separate program
 * that the carrier talks to over a pipe; nothing of it is bundled or deployed.
 */
import espeak from 'espeak-ng';
import { toFrames } from './mulaw.ts';
import { levelled, resample } from './resample.ts';
import type { SpeechReply, SpeechRequest } from './speech.ts';

/** Words a minute. espeak's own 175 is too hasty for somebody who has to choose a key. */
const pace = '145';
const wavHeader = 44;

/** One sentence after the other: each takes 20 MB while it is made, and all at once take no less time. */
let turn: Promise<unknown> = Promise.resolve();

process.on('message', (request: SpeechRequest) => {
  turn = turn.then(async () => {
    const sound = await speak(request);
    process.send?.({ id: request.id, sound } satisfies SpeechReply);
  });
});
process.on('disconnect', () => process.exit(0));

async function speak({ text, voice }: SpeechRequest): Promise<Uint8Array> {
  try {
    // The text goes through a file: as an argument a leading dash would be read as an option.
    const module = await espeak({
      arguments: ['-v', voice, '-s', pace, '-b', '1', '-f', 'said.txt', '-w', 'said.wav'],
      preRun: [(before) => before.FS.writeFile('said.txt', text)],
      print: () => {},
      printErr: () => {},
    });
    const wav = module.FS.readFile('said.wav');
    const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
    const samples = new Float32Array((wav.byteLength - wavHeader) >> 1);
    for (let i = 0; i < samples.length; i += 1) samples[i] = view.getInt16(wavHeader + i * 2, true);
    return Buffer.concat(toFrames(levelled(resample(samples, view.getUint32(24, true), 8000))));
  } catch {
    return new Uint8Array(0);
  }
}
