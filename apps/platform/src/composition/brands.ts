import type { Runtime } from "../infra/context/create-context.ts";
import type { Sentence } from "../kernel/errors.ts";
import { type Authority, listAuthorities } from "../modules/authorities/index.ts";
import type { Brand } from "../web/index.ts";

const KEPT_MS = 10_000;

const demonstrationNotice: Sentence = {
  fr: "Démonstration : personnes fictives.",
  en: "Demonstration: fictional people.",
};

/** Names and colours of the authorities, kept in memory and read again every ten seconds. */
export function openBrands(runtime: Runtime, options: { demonstration: boolean }) {
  let known = new Map<string, Brand>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const read = async () => {
    const scope = { actor: { kind: "system", name: "brands" } as const, authorityId: null };
    const authorities = await runtime.database.transaction(scope, (tx) => listAuthorities(tx));
    known = new Map(authorities.map((one) => [one.slug, brandOf(one, options.demonstration)]));
    readAt = runtime.clock.now().getTime();
  };
  /** One reading for all who ask at the same instant. */
  const refresh = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  return {
    find: async (slug: string): Promise<Brand | undefined> => {
      if (runtime.clock.now().getTime() - readAt > KEPT_MS) await refresh();
      return known.get(slug);
    },
    /** From memory, without looking again: for a page drawn while answering, after `find`. */
    known: (slug: string): Brand | undefined => known.get(slug),
    list: async (): Promise<readonly Brand[]> => {
      await refresh();
      return [...known.values()];
    },
  };
}

export type Brands = ReturnType<typeof openBrands>;

function brandOf(authority: Authority, demonstration: boolean): Brand {
  const { street, postalCode, locality, phone, email } = authority.contact;
  const address = [street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return {
    authorityId: authority.id,
    slug: authority.slug,
    name: authority.name,
    colour: authority.colour,
    contact: {
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
      ...(address ? { address } : {}),
    },
    ...(demonstration ? { notice: demonstrationNotice } : {}),
  };
}
