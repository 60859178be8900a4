import { deskPersonNoticesSlot } from "../../../../../../frames/desk/slots.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { readRestrictionsUnderWay } from "../../../../../trust/restrictions/index.ts";
import { listErasuresUnderWay } from "../../../index.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { DeskErasureNotice } from "./erasure-notice.tsx";
import { DeskPauseNotice } from "./pause-notice.tsx";

/** Erasures under way. */
export const erasuresFill = deskPersonNoticesSlot.fill({
  name: "rights.erasures",
  title: bothIn(deskRightsWords)(({ act }) => act),
  order: 20,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: async (context, { subjects }) => {
    const erasures = await listErasuresUnderWay(context, subjects);
    return Map.groupBy(erasures, ({ personId }) => personId);
  },
  show: (erasures, { visit }) =>
    erasures.map((erasure) => <DeskErasureNotice key={erasure.id} erasure={erasure} visit={visit} />),
});

/** Restrictions that hold. */
export const pausesFill = deskPersonNoticesSlot.fill({
  name: "rights.pauses",
  title: bothIn(pauseWords)(({ desk }) => desk.title),
  order: 30,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: async (context, { subjects }) => {
    const pauses = await readRestrictionsUnderWay(context, subjects);
    return Map.groupBy(pauses, ({ personId }) => personId);
  },
  show: (pauses, { visit }) =>
    pauses.map((pause) => <DeskPauseNotice key={pause.id} pause={pause} visit={visit} />),
});
