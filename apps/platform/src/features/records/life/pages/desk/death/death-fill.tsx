import { deskPersonNoticesSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { findDeath } from "../../../index.ts";
import { DeathNotice } from "./death-notice.tsx";
import { deathWords } from "./death-words.ts";

export const deathFill = deskPersonNoticesSlot.fill({
  name: "life.death",
  title: bothIn(deathWords)(({ title }) => title),
  order: 10,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects }) => loadEach(subjects, (personId) => findDeath(context, personId)),
  show: (death, { visit, subject }) => (
    <DeathNotice death={death} personId={parseId<"person">(subject)} visit={visit} />
  ),
});
