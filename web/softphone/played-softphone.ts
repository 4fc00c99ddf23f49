import { busy } from './problems.ts';
import { type CallState, type Softphone, SoftphoneError } from './softphone.ts';
import { createStore } from './store.ts';

/** A softphone for tests of pages: the test plays the line. What the page asked for is kept in `asked`. */
export interface PlayedSoftphone extends Softphone {
  readonly asked: string[];
  /** Rings the page. */
  ring(call: { callSid: string; from: string; to?: string; custom?: Record<string, string> }): void;
  /** The other end answers a call the page made. */
  answered(callSid: string): void;
  /** The other end, or the line, ends the call. */
  end(): void;
  lose(problem: string): void;
}

export function createPlayedSoftphone(): PlayedSoftphone {
  const store = createStore();
  const asked: string[] = [];
  const blank: CallState = {
    callSid: '',
    direction: 'outgoing',
    from: '',
    to: '',
    custom: {},
    phase: 'calling',
    muted: false,
    sound: 'waiting',
  };
  const end = () => store.set({ call: undefined });
  return {
    asked,
    state: store.get,
    subscribe: store.subscribe,
    register: async () => {
      asked.push('register');
      store.set({ line: 'ready', problem: undefined });
    },
    unregister: async () => {
      asked.push('unregister');
      store.set({ line: 'off' });
    },
    connect: async (params) => {
      if (store.get().call) throw new SoftphoneError(busy);
      asked.push(`connect ${new URLSearchParams(params)}`);
      store.set({ call: { ...blank, to: params.To ?? '' } });
    },
    accept: () => {
      asked.push('accept');
      store.setCall({ phase: 'open', sound: 'heard' });
    },
    reject: () => {
      asked.push('reject');
      end();
    },
    hangup: () => {
      asked.push('hangup');
      end();
    },
    digits: (digits) => {
      asked.push(`digits ${digits}`);
    },
    mute: (on) => {
      asked.push(`mute ${on}`);
      store.setCall({ muted: on });
    },
    close: () => store.set({ line: 'off', call: undefined }),
    ring: ({ callSid, from, to = '', custom = {} }) =>
      store.set({ call: { ...blank, callSid, from, to, custom, direction: 'incoming', phase: 'ringing' } }),
    answered: (callSid) => store.setCall({ callSid, phase: 'open', sound: 'heard' }),
    end,
    lose: (problem) => store.set({ line: 'lost', problem }),
  };
}
