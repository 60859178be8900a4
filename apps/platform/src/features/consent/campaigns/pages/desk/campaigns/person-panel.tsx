import { deskCallSlot, deskPersonSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { deskCampaignWords } from "./campaign-words.ts";
import { listDeskRenewals, RenewalList } from "./person-renewals.tsx";

const title = bothIn(deskCampaignWords)(({ section }) => section);

/** What the person has to confirm. */
export const renewalsPanel = deskPersonSlot.fill({
  name: "campaigns.renewals",
  title,
  order: 30,
  permission: (actor) => hasCapability(actor, "person.enrol"),
  load: (context, { subjects }) => loadEach(subjects, (personId) => listDeskRenewals(context, personId)),
  show: (renewals, { visit }) => ({
    id: "campagnes",
    content:
      renewals.length === 0 ? (
        <p>{deskCampaignWords(visit.language).nothing}</p>
      ) : (
        <RenewalList renewals={renewals} visit={visit} />
      ),
  }),
});

/** The same, to say during a call. */
export const renewalsCall = deskCallSlot.fill({
  name: "campaigns.call",
  title,
  order: 10,
  permission: (actor) => hasCapability(actor, "person.enrol"),
  load: (context, { subjects }) =>
    loadEach(subjects, async (personId) => {
      const renewals = await listDeskRenewals(context, personId);
      return renewals.length > 0 ? renewals : undefined;
    }),
  show: (renewals, { visit }) => <RenewalList renewals={renewals} visit={visit} />,
});
