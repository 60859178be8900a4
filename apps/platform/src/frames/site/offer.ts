import type { IconName } from "@ardeco/ui";
import {
  type Authority,
  readMemberAuthorities,
  readProviders,
} from "../../features/authorities/authorities/index.ts";
import { type OfferedService, readPublishedServices } from "../../features/catalogue/catalogue/index.ts";
import { type Campaign, findDayCampaign, readCampaigns } from "../../features/consent/campaigns/index.ts";
import { sortByTitle } from "../../features/consent/subscriptions/pages/common/services/sort-by-title.ts";
import { type DoorState, findDoor } from "../../features/enrolment/enrolment/index.ts";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { Language } from "../../kernel/errors.ts";
import { buildCampaignText, type CampaignText } from "./campaign-text.ts";
import { selectServiceIcon } from "./service-icon.ts";

/** A service with the authority that publishes it: each answer names its sender. */
export interface Offered {
  readonly service: OfferedService;
  readonly provider: Authority;
  readonly href: string;
  readonly icon: IconName;
  /** What its campaign says of it today. */
  readonly campaign?: CampaignText;
}

/** What applies here: the authority visited, those it lies in, and what they all offer. */
export interface Offer {
  readonly here: Authority;
  /** Here first, then the authorities around. */
  readonly providers: readonly Authority[];
  /** Own services first, then those of the authorities around; by title. */
  readonly services: readonly Offered[];
  /** Can an account be created here on the web? */
  readonly door: DoorState;
}

export async function readOffer(context: Context): Promise<Offer> {
  const providers = await readProviders(context);
  const [here] = providers;
  if (!here) throw new TypeError("an authority provides for itself");
  const published = await readPublishedServices(
    context,
    providers.map(({ id }) => id),
  );
  const campaigns = await readCampaigns(
    context,
    providers.map(({ id }) => id),
  );
  const services = buildOffer(here, providers, published, context.language).map((offered) =>
    addCampaign(context, offered, campaigns),
  );
  return { here, providers, services, door: await findDoor(context, "web") };
}

/** The one that runs, the next, or the last one over. */
function addCampaign(context: Context, offered: Offered, campaigns: readonly Campaign[]): Offered {
  const own = campaigns.filter(({ serviceId }) => serviceId === offered.service.id);
  const campaign = buildCampaignText(findDayCampaign(own, toCivilDate(context.now())), context);
  return campaign ? { ...offered, campaign } : offered;
}

/** Names of places by their official code. */
export type PlaceNames = ReadonlyMap<string, string>;

/** The places that a service may ask about: here, its provider, and those it serves. */
export async function readPlaces(
  context: Context,
  here: Authority,
  provider: Authority,
): Promise<PlaceNames> {
  const members = await readMemberAuthorities(context, provider.id);
  return new Map([here, provider, ...members].map((one) => [one.officialCode, formatPlaceName(one)]));
}

export function buildOffer(
  here: Authority,
  providers: readonly Authority[],
  published: readonly OfferedService[],
  language: Language,
): readonly Offered[] {
  const taken = new Set<string>();
  return providers.flatMap((provider) =>
    sortByTitle(
      published.filter((service) => service.providerId === provider.id),
      ({ definition }) => definition.title,
      language,
    ).map((service) => {
      const path = `/${here.slug}/services/${service.slug}`;
      // The nearest authority keeps the plain address.
      const href = taken.has(service.slug) ? `${path}?de=${provider.slug}` : path;
      taken.add(service.slug);
      return { service, provider, href, icon: selectServiceIcon(service) };
    }),
  );
}

/** "Caen", where the authority is called "Ville de Caen". */
function formatPlaceName({ kind, name, contact }: Authority): string {
  return kind === "commune" ? (contact.locality ?? name) : name;
}

/**
 * The service of this address; `providerSlug` tells two of the same name apart, else the nearest authority's.
 */
export function findOffered(offer: Offer, slug: string, providerSlug: string): Offered | undefined {
  const named = offer.services.filter(({ service }) => service.slug === slug);
  return providerSlug === "" ? named[0] : named.find(({ provider }) => provider.slug === providerSlug);
}
