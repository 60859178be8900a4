import { ActLinks, EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { FillParts } from "../../../../../../frames/feature/fill-parts.tsx";
import { loadPageSlot } from "../../../../../../frames/feature/frame-features.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { spaceServiceUsesSlot } from "../../../../../../frames/space/slots.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { findEntrances } from "./enter-links.tsx";
import { listServiceHoldings } from "./list-holdings.ts";
import { MoneyLinks } from "./money-links.tsx";
import { addPassSteps } from "./pass-steps.ts";
import { ServiceRow } from "./service-row.tsx";
import { groupHeldServices, isUsable } from "./service-rows.ts";
import { serviceWords } from "./service-words.ts";

/**
 * What the family uses: one row a service, with what can be done there now. What each service knows is
 * another page.
 */
export async function showServices(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const people = await listPeople(visit.context, getSignedInPerson(visit));
  const listed = await listServiceHoldings(visit.context, people);
  const holdings = await addPassSteps(visit.context, listed);
  const rows = groupHeldServices(holdings);
  const entrances = await findEntrances(visit, holdings);
  const usable = rows.filter((row) => row.holdings.some(isUsable));
  const uses = await loadPageSlot(request, spaceServiceUsesSlot, {
    subjects: usable.map(({ serviceId }) => serviceId),
    holders: new Map(
      usable.map((row) => [row.serviceId, row.holdings.filter(isUsable).map(({ somebody }) => somebody)]),
    ),
  });
  const words = serviceWords(visit.language);
  const isShared = people.length > 1;
  return sendSpacePage(
    reply,
    { title: words.title, place: "services", width: "task" },
    <>
      <h1>{words.title}</h1>
      <FillParts fills={uses} request={request} draw={() => null} />
      {rows.length === 0 ? (
        <NoService visit={visit} />
      ) : (
        <ul class="ar-uses">
          {rows.map((row) => (
            <ServiceRow key={row.serviceId} {...{ row, uses, entrances, isShared, visit }} />
          ))}
        </ul>
      )}
      <Elsewhere visit={visit} hasServices={rows.length > 0} />
      <MoneyLinks visit={visit} />
    </>,
  );
}

/** What each service knows, other services, and accounts that are linked: pages of their own. */
function Elsewhere({
  visit: { brand, language },
  hasServices,
}: {
  readonly visit: Visit;
  readonly hasServices: boolean;
}) {
  const words = serviceWords(language);
  const at = buildSpaceAddresses(brand);
  return (
    <ActLinks
      acts={[
        { href: at.agreements, label: words.whoKnows, icon: "eye" },
        ...(brand.sandbox || !hasServices
          ? []
          : [{ href: at.site, label: words.discover, icon: "plus" as const }]),
        { href: at.links, label: words.links, icon: "link" },
      ]}
    />
  );
}

function NoService({ visit }: { visit: Visit }) {
  const words = serviceWords(visit.language);
  return (
    <EmptyState
      title={words.none}
      icon="handshake"
      action={
        <LinkButton href={buildSpaceAddresses(visit.brand).site}>
          {visit.brand.sandbox ? words.sandboxBack : words.discover}
        </LinkButton>
      }
    >
      <p>{visit.brand.sandbox ? words.sandboxNone : words.noneText}</p>
    </EmptyState>
  );
}
