import { type ActLink, LinkButton } from "@ardeco/ui";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { type Entrance, listEntrances } from "../../../../openid/index.ts";
import type { ServiceHolding } from "./list-holdings.ts";
import { serviceWords } from "./service-words.ts";

/** Ways into the applications of what is agreed today, by service. */
export type Entrances = ReadonlyMap<ServiceId, readonly Entrance[]>;

export async function findEntrances(visit: Visit, holdings: readonly ServiceHolding[]): Promise<Entrances> {
  const open = holdings.filter(({ held }) => held.grant.state === "live");
  const services = [...new Set(open.map(({ held }) => held.service.id))];
  return Map.groupBy(await listEntrances(visit.context, visit.brand, services), (one) => one.serviceId);
}

interface EnterLinksProps {
  readonly holding: ServiceHolding;
  readonly entrances: Entrances;
  readonly visit: Visit;
  readonly variant?: "secondary";
}

interface EntranceOf {
  readonly held: ServiceHolding["held"];
  readonly visit: Visit;
}

/** « Aller à la médiathèque »: named after the service, and after each application when there are several. */
export function listEntranceLinks(entrances: Entrances, { held, visit }: EntranceOf): readonly ActLink[] {
  const ways = entrances.get(held.service.id) ?? [];
  const title = held.service.definition.title[visit.language];
  const words = serviceWords(visit.language);
  return ways.map(({ name, address }) => ({
    label: words.enter(ways.length > 1 ? name : title),
    href: address,
    icon: "external-link",
  }));
}

/** In the demonstration, an application of this machine has to be started apart. */
export function DemonstrationHint({
  entrances,
  held,
  visit,
}: EntranceOf & { readonly entrances: Entrances }) {
  const ways = entrances.get(held.service.id) ?? [];
  if (!visit.brand.demonstration || !ways.some(isOnThisMachine)) return null;
  return <p class="ar-hint">{serviceWords(visit.language).enterDemonstration}</p>;
}

/** The same as buttons, on the page of one agreement. */
export function EnterLinks({ holding: { held }, entrances, visit, variant }: EnterLinksProps) {
  return (
    <>
      {listEntranceLinks(entrances, { held, visit }).map(({ label, href }) => (
        <LinkButton key={href} href={href} {...(variant ? { variant } : {})}>
          {label}
        </LinkButton>
      ))}
      <DemonstrationHint {...{ entrances, held, visit }} />
    </>
  );
}

const isOnThisMachine = ({ address }: Entrance): boolean => new URL(address).hostname === "localhost";
