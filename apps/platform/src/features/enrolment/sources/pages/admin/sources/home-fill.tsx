import { adminHomeSlot } from "../../../../../../frames/admin/slots.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { FingerprintNotice, findFingerprintToCompare } from "./fingerprint-notice.tsx";
import { fingerprintWords } from "./fingerprint-words.ts";

/** A fingerprint that this agent is to compare. */
export const fingerprintFill = adminHomeSlot.fill({
  name: "sources.fingerprint",
  title: bothIn(fingerprintWords)(({ title }) => title),
  order: 10,
  permission: (actor) => hasCapability(actor, "source.confirm"),
  load: async (context, { subjects: [authorityId] }) => {
    const read = await findFingerprintToCompare(context);
    return new Map(read ? [[authorityId, read]] : []);
  },
  show: (read, { visit }) => <FingerprintNotice visit={visit} read={read} />,
});
