import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  /** Epoch ms. */
  until: number;
}

/** Most kept at once of all kinds; past it the oldest goes. */
const most = 5000;

/**
 * The provider's state in memory: sessions, codes, refresh tokens. It is gone at a restart (people sign in again); access
 * tokens are signed and need no state. A factory, so that two providers in one process share nothing.
 */
export function memoryAdapter(): (name: string) => Adapter {
  const all = new Map<string, Kept>();

  function find(matches: (key: string, payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, until }] of all) {
      if (until > Date.now() && matches(key, payload)) return payload;
    }
    return undefined;
  }

  return (name) => {
    const key = (id: string) => `${name}:${id}`;
    const own = (one: string) => one.startsWith(`${name}:`);
    return {
      async upsert(id, payload, expiresIn) {
        all.delete(key(id));
        all.set(key(id), { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY });
        const [oldest] = all.keys();
        if (all.size > most && oldest !== undefined) all.delete(oldest);
      },
      async find(id) {
        const kept = all.get(key(id));
        return kept && kept.until > Date.now() ? kept.payload : undefined;
      },
      findByUserCode: async (userCode) => find((one, payload) => own(one) && payload.userCode === userCode),
      findByUid: async (uid) => find((one, payload) => own(one) && payload.uid === uid),
      async consume(id) {
        const kept = all.get(key(id));
        if (kept) kept.payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        all.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [one, { payload }] of all) if (payload.grantId === grantId) all.delete(one);
      },
    };
  };
}
