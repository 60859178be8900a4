import { deskPersonSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  KnownElsewhereList,
  knownElsewhereWords,
} from "../../../../../consent/consent/pages/common/known-elsewhere.tsx";
import { listKnownElsewhere } from "../../../index.ts";

/** What establishments knew of the person. */
export const knownElsewherePanel = deskPersonSlot.fill({
  name: "records.known_elsewhere",
  title: bothIn(knownElsewhereWords)(({ title }) => title),
  order: 50,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects }) =>
    loadEach(subjects, async (personId) => {
      const known = await listKnownElsewhere(context, personId);
      return known.length > 0 ? known : undefined;
    }),
  show: (known, { visit }) => ({
    id: "connu-ailleurs",
    lead: knownElsewhereWords(visit.language).lead,
    content: <KnownElsewhereList known={known} visit={visit} />,
  }),
});
