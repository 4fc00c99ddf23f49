/** Plays through one device; where it is gone, or the browser cannot choose, through the system's own. */
async function through(audio: HTMLAudioElement, sink: string | undefined): Promise<void> {
  if (sink && 'setSinkId' in audio) await audio.setSinkId(sink).catch(() => {});
  await audio.play();
}

/** Heard one after the other, in hertz. */
const tones = { talk: [523, 659, 784], ring: [425, 425, 425] } as const;
const toneSeconds = 0.4;

/** A test tone; done when it has been heard. */
export async function playTone(kind: keyof typeof tones, sink: string | undefined): Promise<void> {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const loudness = new GainNode(context, { gain: 0.2 });
  loudness.connect(out);
  const over = Promise.withResolvers<void>();
  for (const [at, frequency] of tones[kind].entries()) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(loudness);
    const from = context.currentTime + at * toneSeconds;
    tone.start(from);
    // Between two tones of one height a pause is heard.
    tone.stop(from + toneSeconds * 0.8);
    if (at === tones[kind].length - 1) tone.onended = () => over.resolve();
  }
  const audio = new Audio();
  audio.srcObject = out.stream;
  await through(audio, sink);
  await over.promise;
  audio.srcObject = null;
  await context.close();
}

/** Plays what was recorded to its end, and forgets it. */
export async function playBack(recorded: Blob, sink: string | undefined): Promise<void> {
  const url = URL.createObjectURL(recorded);
  const audio = new Audio(url);
  const over = Promise.withResolvers<void>();
  audio.onended = () => over.resolve();
  audio.onerror = () => over.reject(new Error('The recording cannot be played'));
  try {
    await through(audio, sink);
    await over.promise;
  } finally {
    URL.revokeObjectURL(url);
  }
}

const recordMs = 3_000;

/** Three seconds of the microphone; they exist in this page's memory only. */
export async function record(stream: MediaStream): Promise<Blob> {
  const recorder = new MediaRecorder(stream);
  const over = Promise.withResolvers<Blob>();
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void parts.push(data);
  recorder.onstop = () => over.resolve(new Blob(parts, { type: recorder.mimeType }));
  recorder.onerror = () => over.reject(new Error('The microphone cannot be recorded'));
  recorder.start();
  setTimeout(() => recorder.state === 'recording' && recorder.stop(), recordMs);
  return over.promise;
}
