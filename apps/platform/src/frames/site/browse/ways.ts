import { lifeEvents, type ServicePresentation, situations, type Theme, themes } from "@ardeco/contracts";
import type { IconName } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import type { Offer, Offered } from "../offer.ts";
import { themeIcons } from "../service-icon.ts";

/** A way to find services beside search and address: by theme, by what happens in a life, by who one is. */
export interface Way {
  /** First word of its addresses. */
  readonly path: "themes" | "evenements" | "situations";
  readonly names: Readonly<Record<string, Readonly<Record<Language, string>>>>;
  codesOf(presentation: ServicePresentation): readonly string[];
  iconOf(code: string): IconName;
}

export const byTheme: Way = {
  path: "themes",
  names: themes,
  codesOf: ({ themes: codes = [] }) => codes,
  iconOf: (code) => themeIcons[code as Theme],
};
export const byLifeEvent: Way = {
  path: "evenements",
  names: lifeEvents,
  codesOf: ({ lifeEvents: codes = [] }) => codes,
  iconOf: () => "calendar",
};
export const bySituation: Way = {
  path: "situations",
  names: situations,
  codesOf: ({ situations: codes = [] }) => codes,
  iconOf: () => "user",
};
export const ways: readonly Way[] = [bySituation, byTheme, byLifeEvent];

/** One stop on a way, with what exists there. */
export interface Stop {
  readonly code: string;
  readonly label: string;
  /** From the French name: "enfance-et-ecole". */
  readonly slug: string;
  readonly services: readonly Offered[];
}

/** Every stop of the way in its own order, empty ones too. */
export function listStops({ services }: Offer, way: Way, language: Language): readonly Stop[] {
  return Object.entries(way.names).map(([code, name]) => ({
    code,
    label: name[language],
    slug: toSlug(name.fr),
    services: services.filter(({ service }) =>
      way.codesOf(service.definition.presentation ?? {}).includes(code),
    ),
  }));
}

/** Those where something exists here. */
export const listFilledStops = (offer: Offer, way: Way, language: Language): readonly Stop[] =>
  listStops(offer, way, language).filter(({ services }) => services.length > 0);

export const formatStopHref = (slug: string, way: Way, stop: Pick<Stop, "slug">): string =>
  `/${slug}/${way.path}/${stop.slug}`;

const toSlug = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
