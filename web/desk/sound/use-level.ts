import { useEffect, useState } from 'react';
import { loudestOf, rootMeanSquare } from './level-words.ts';

const lookEveryMs = 150;
/** Looks over which somebody is as loud as the loudest: a second and a half. */
const kept = 10;

/** How loud the microphone is, now and lately; nothing while none is open. */
export function useLevel(stream: MediaStream | undefined): { now: number; lately: number } {
  const [levels, setLevels] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!stream) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(stream).connect(analyser);
    const wave = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(wave);
      setLevels((before) => [...before, rootMeanSquare(wave)].slice(-kept));
    }, lookEveryMs);
    return () => {
      clearInterval(timer);
      setLevels([]);
      void context.close();
    };
  }, [stream]);
  return { now: levels.at(-1) ?? 0, lately: loudestOf(levels) };
}
