import {
  type Authority,
  countAuthorityChanges,
  findAuthorityBySlug,
  listHelp,
} from "../features/authorities/authorities/index.ts";
import { findReport } from "../features/catalogue/accessibility/index.ts";
import { FRONT_SLUG, isSpaceClosed, parseSpaceOwner } from "../features/consent/sandbox/index.ts";
import { findShownLogo } from "../features/enrolment/logos/index.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import { BoundedMap } from "../kernel/bounded-map.ts";
import type { Sentence } from "../kernel/errors.ts";
import { type Brand, formatLogoHref } from "../web/index.ts";

/** What another process changes shows here within this time; what this one changes, at once. */
const KEPT_MS = 10_000;
/** A brand is half a kilobyte: the busiest authorities of an hour, not the 35,000 of the country. */
const MOST_KEPT = 2000;

/** Anything else is nobody's address, and PostgreSQL refuses some of it (a null byte). */
const ADDRESS = /^[a-z0-9-]{1,100}$/;

const demonstrationNotice: Sentence = {
  fr: "Démonstration : personnes fictives.",
  en: "Demonstration: fictional people.",
};

const sandboxNotice: Sentence = {
  fr: "Bac à sable : personnes fictives, rien n’est réel, aucune collectivité.",
  en: "Sandbox: fictional people, nothing is real, no authority.",
};

interface Kept {
  readonly brand: Promise<Brand | undefined>;
  /** What `brand` gives, once it is read. */
  readonly drawn: { value: Brand | undefined };
  readonly readAt: number;
  readonly changes: number;
}

/** Names and colours of the authorities visited lately, read one by one. */
export function openBrands(
  runtime: Runtime,
  options: { demonstration: boolean; sandbox?: "open" | "closed" },
) {
  const kept = new BoundedMap<string, Kept>(MOST_KEPT);
  const scope = { actor: { kind: "system", name: "brands" } as const, authorityId: null };
  const read = async (slug: string): Promise<Brand | undefined> => {
    const found = await runtime.database.transaction(scope, (tx) => findAuthorityBySlug(tx, slug));
    if (!found) return undefined;
    // Closed by whoever runs the platform: its spaces, their providers and their API are nowhere.
    if (found.kind === "sandbox" && options.sandbox === "closed") return undefined;
    const context = createContext(runtime, { ...scope, authorityId: found.id });
    return context.transaction(async (tx) => {
      const report = await findReport(context, found.id);
      const help = await listHelp(context, found.id);
      const logo = await findShownLogo(tx, found.id);
      return {
        ...toBrand(found, options.demonstration),
        ...(logo ? { logoHref: formatLogoHref(slug, logo.digest) } : {}),
        accessibility: report?.conformity ?? "none",
        help: Object.fromEntries(
          help
            .filter(({ audience }) => audience === "everybody")
            .map(({ topic, language, text }) => [`${topic}.${language}`, text]),
        ),
      };
    });
  };
  /** Only the space itself reads whether it was closed. */
  const readSandbox = async (slug: string): Promise<Brand | undefined> => {
    const brand = await read(slug);
    if (brand?.sandbox !== "space") return brand;
    const there = { ...scope, authorityId: brand.authorityId };
    const isClosed = await runtime.database.transaction(there, (tx) => isSpaceClosed(tx, brand.authorityId));
    return isClosed ? { ...brand, sandbox: "closed" } : brand;
  };
  const find = (slug: string): Promise<Brand | undefined> => {
    if (!ADDRESS.test(slug)) return Promise.resolve(undefined);
    const now = runtime.clock.now().getTime();
    const known = kept.get(slug);
    if (known && known.changes === countAuthorityChanges() && now - known.readAt < KEPT_MS)
      return known.brand;
    const drawn: Kept["drawn"] = { value: known?.drawn.value };
    // One reading for all who ask at the same instant. An address that is nobody's is kept too: it costs one
    // query.
    const brand = readSandbox(slug).then((found) => {
      drawn.value = found;
      return found;
    });
    kept.set(slug, { brand, drawn, readAt: now, changes: countAuthorityChanges() });
    // A failure is told to who asked, and kept for nobody else.
    brand.catch(() => kept.delete(slug));
    return brand;
  };
  return {
    find,
    /** From memory, without looking again: for a page drawn while answering, after `find`. */
    known: (slug: string): Brand | undefined => kept.get(slug)?.drawn.value,
  };
}

export type Brands = ReturnType<typeof openBrands>;

/** The space of a vendor bears the sandbox's name, and says whose it is beneath. */
const buildBrandName = ({ kind, slug, name }: Authority): Pick<Brand, "name" | "owner"> =>
  kind === "sandbox" && slug !== FRONT_SLUG
    ? { name: "Bac à sable", owner: parseSpaceOwner(name) }
    : { name };

const getSlugKind = (slug: string) => (slug === FRONT_SLUG ? ("front" as const) : ("space" as const));

function toBrand(authority: Authority, demonstration: boolean): Brand {
  const { street, postalCode, locality, phone, email, hours } = authority.contact;
  const address = [street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return {
    authorityId: authority.id,
    slug: authority.slug,
    ...buildBrandName(authority),
    colour: authority.colour,
    contact: {
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
      ...(address ? { address } : {}),
      ...(hours ? { hours } : {}),
    },
    ...(authority.kind === "sandbox" ? { sandbox: getSlugKind(authority.slug), notice: sandboxNotice } : {}),
    ...(demonstration && authority.kind !== "sandbox"
      ? { demonstration: true as const, notice: demonstrationNotice }
      : {}),
  };
}
