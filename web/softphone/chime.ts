/** Two soft notes, in hertz, and how long each is heard, in seconds. */
const notes = [660, 880];
const noteSeconds = 0.18;
const loudness = 0.15;

/** A short sound for whoever looks elsewhere. Where a browser plays none, nothing happens. */
export function chime(): void {
  if (!('AudioContext' in globalThis)) return;
  const audio = new AudioContext();
  const gain = audio.createGain();
  gain.gain.value = loudness;
  gain.connect(audio.destination);
  for (const [index, hertz] of notes.entries()) {
    const note = audio.createOscillator();
    note.frequency.value = hertz;
    note.connect(gain);
    note.start(audio.currentTime + index * noteSeconds);
    note.stop(audio.currentTime + (index + 1) * noteSeconds);
    if (index === notes.length - 1) note.onended = () => void audio.close();
  }
}
