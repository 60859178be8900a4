import { adminHomeSlot } from "../../../../../../frames/admin/slots.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { listWaitingCouplings } from "../../../index.ts";
import { managedWords } from "./coupling-words.ts";
import { WaitingNotice } from "./waiting-notice.tsx";

/** Offers that exist for nobody until this agent answers. */
export const waitingCouplingsFill = adminHomeSlot.fill({
  name: "couplings.waiting",
  title: bothIn(managedWords)(({ title }) => title),
  order: 20,
  permission: (actor) => hasCapability(actor, "coupling.manage") || hasCapability(actor, "service.approve"),
  load: async (context, { subjects: [authorityId] }) =>
    new Map([[authorityId, await listWaitingCouplings(context)]]),
  show: (waiting, { visit }) => <WaitingNotice waiting={waiting} visit={visit} />,
});
