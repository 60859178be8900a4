import { deskPersonNoticesSlot } from "../../../../../../frames/desk/slots.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { readMergesInForce } from "../../../../../identity/identity/index.ts";
import { MergeNotice } from "./merge-notice.tsx";
import { mergeWords } from "./merge-words.ts";

/** Merges that made one record of two. */
export const mergesFill = deskPersonNoticesSlot.fill({
  name: "merges.in_force",
  title: bothIn(mergeWords)(({ notice }) => notice),
  order: 40,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: async (context, { subjects }) => {
    const merges = await readMergesInForce(context, subjects);
    const sides = (personId: string) =>
      merges.filter(({ sides: { keptId, foldedId } }) => keptId === personId || foldedId === personId);
    return new Map(subjects.map((personId) => [personId, sides(personId)]));
  },
  show: (merges, { visit }) => <MergeNotice merges={merges} visit={visit} />,
});
