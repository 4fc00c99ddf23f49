import type { Detection } from '../detection.ts';
import type { Form } from './form.ts';
import { RestError } from './rest-error.ts';

function bounded(form: Form, name: string, [least, otherwise, most]: [number, number, number]): number {
  const value = Number(form.text(name) ?? Number.NaN);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

/**
 * Answering-machine detection as a form asks for it; undefined when it does not, or when digits are sent, which excludes it.
 * @param prefix of the fields that say who is told: `AsyncAmdStatusCallback` of a call, `AmdStatusCallback` of a participant
 * @throws RestError 20001 for a mode that does not exist
 */
export function detectionOf(form: Form, prefix: string): Detection | undefined {
  const mode = form.text('MachineDetection');
  if (!mode || form.text('SendDigits')) return undefined;
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') {
    throw new RestError(400, 20001, `MachineDetection ${mode} is neither Enable nor DetectMessageEnd.`);
  }
  return {
    awaitsEnd: mode === 'DetectMessageEnd',
    timeoutMs: bounded(form, 'MachineDetectionTimeout', [3, 30, 60]) * 1000,
    silenceMs: bounded(form, 'MachineDetectionSilenceTimeout', [2_000, 5_000, 10_000]),
    callback: form.target(prefix, `${prefix}Method`),
  };
}
