import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { type DeskPersonInput, deskPersonSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { bothIn, type Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { listServicesAtDesk, type ServiceAtDesk } from "../../../index.ts";
import { PersonServiceList } from "./list.tsx";
import { openWords } from "./open-words.ts";

/** The authority's own public services; the others only with the person beside the agent. */
export const servicesPanel = deskPersonSlot.fill({
  name: "subscriptions.services",
  title: bothIn(openWords)(({ services }) => services),
  order: 20,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects, purpose }) =>
    loadEach(subjects, async (personId) => {
      // A role that does not open services is told so: nothing is read for it.
      if (!hasCapability(context.actor, "person.enrol")) return { personId };
      return { personId, services: await listServicesAtDesk(context, { personId, purpose }) };
    }),
  show: (read, { visit, input }) => ({
    id: "services",
    content: <PersonServices {...read} visit={visit} about={input} />,
  }),
});

interface PersonServicesProps {
  readonly personId: PersonId;
  readonly services?: readonly ServiceAtDesk[];
  readonly visit: Visit;
  readonly about: DeskPersonInput;
}

function PersonServices({ personId, services, visit, about: { purpose, isGone } }: PersonServicesProps) {
  const words = openWords(visit.language);
  const at = buildDeskAddresses(visit.brand);
  if (services === undefined) return <p>{words.notYours}</p>;
  return (
    <>
      {services.length === 0 ? (
        <p>{words.noService}</p>
      ) : (
        <PersonServiceList services={services} visit={visit} personId={personId} />
      )}
      <p class="ar-hint">{words.notShown}</p>
      {purpose === "help_at_desk" && !isGone && (
        <p class="ar-desk-screen-only">
          <a href={at.offers(personId)}>{words.act}</a>
        </p>
      )}
      {purpose === "help_at_desk" && (
        <p class="ar-desk-screen-only">
          <a href={at.personServices(personId)}>{words.seeAll}</a>
        </p>
      )}
    </>
  );
}
