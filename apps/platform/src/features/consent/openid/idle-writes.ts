import type { Adapter, AdapterPayload } from "oidc-provider";

const DAY_SECONDS = 24 * 3600;
const KEPT = 2_000;

/**
 * The library saves the browser's session at each request, were it only to move its expiry. A session written
 * again as it was just read is left alone for a day: one write less on every authorisation.
 */
export function filterIdleWrites(adapter: Adapter): Adapter {
  const read = new Map<string, AdapterPayload>();
  const remember = (id: string, payload: AdapterPayload) => {
    read.delete(id);
    read.set(id, payload);
    const [oldest] = read.keys();
    if (read.size > KEPT && oldest !== undefined) read.delete(oldest);
  };
  return {
    ...adapter,
    find: async (id) => {
      const payload = await adapter.find(id);
      // A copy: the library changes what it was given.
      if (payload) remember(id, structuredClone(payload));
      return payload;
    },
    upsert: async (id, payload, expiresIn) => {
      const known = read.get(id);
      if (known && isIdle(known, payload)) return;
      await adapter.upsert(id, payload, expiresIn);
      remember(id, structuredClone(payload));
    },
    destroy: async (id) => {
      read.delete(id);
      await adapter.destroy(id);
    },
  };
}

function isIdle(known: AdapterPayload, payload: AdapterPayload): boolean {
  return (
    getSessionContent(known) === getSessionContent(payload) &&
    (payload.exp ?? 0) - (known.exp ?? 0) < DAY_SECONDS
  );
}

function getSessionContent(payload: AdapterPayload): string {
  const { iat: _iat, exp: _exp, ...content } = payload;
  return JSON.stringify(Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1)));
}
