import type { Call } from '@twilio/voice-sdk';
import type { createStore } from './store.ts';

/** The SDK's warnings about the network; those about levels are left out, as a quiet talk raises them too. */
const networkWarnings = new Set([
  'high-rtt',
  'high-jitter',
  'low-mos',
  'high-packet-loss',
  'high-packets-lost-fraction',
]);

/** Says of the call that the network spoils the sound, as long as it does. */
export function followQuality(call: Call, store: ReturnType<typeof createStore>): void {
  const poor = new Set<string>();
  const graded = (warning: string, on: boolean) => {
    if (!networkWarnings.has(warning)) return;
    if (on) poor.add(warning);
    else poor.delete(warning);
    store.setCall({ poor: poor.size > 0 });
  };
  call.on('warning', (warning: string) => graded(warning, true));
  call.on('warning-cleared', (warning: string) => graded(warning, false));
}
