/** Half the length of the filter in samples of the slower rate: long enough that nothing above 4 kHz folds back audibly. */
const halfWidth = 16;

/** Samples at another, lower rate, through a windowed sinc so that what the lower rate cannot carry is left out. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from <= to) return samples;
  const ratio = from / to;
  const reach = Math.ceil(halfWidth * ratio);
  const result = new Float32Array(Math.floor(samples.length / ratio));
  for (let i = 0; i < result.length; i += 1) {
    const centre = i * ratio;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let j = first; j <= last; j += 1) sum += (samples[j] as number) * kernel((j - centre) / ratio);
    result[i] = sum / ratio;
  }
  return result;
}

/** sinc under a Hann window; slightly below the band's edge, as a telephone is. */
function kernel(x: number): number {
  if (Math.abs(x) >= halfWidth) return 0;
  const cut = 0.9;
  const sinc = x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / halfWidth));
}

/** Raised or lowered so that its loudest sample is at −3 dB: every prompt is equally loud. */
export function levelled(samples: Float32Array): Float32Array {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak === 0 ? samples : samples.map((sample) => (sample / peak) * 23_000);
}
