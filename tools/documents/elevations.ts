import { listElevations } from "../source/elevations.ts";
import { code, type Document, markdownTable, page } from "./document.ts";

/** Where the platform acts as the system: what row-level security does not bound there. */
export const elevationsDocument: Document = {
  path: "docs/generated/elevations.md",
  render: (tree) => {
    const found = listElevations(tree);
    if (found.length === 0) return null;
    const rows = found
      .map(({ path, name, reason = "" }) => [
        code(name),
        reason,
        `[${path.replace("apps/platform/src/", "")}](../../${path})`,
      ])
      .sort(([a = ""], [b = ""]) => a.localeCompare(b, "en"));
    return page("Where the platform acts as the system", "the calls of elevate", [
      `Row-level security bounds a request by who acts. These ${rows.length} places go past it, each after the right of the
actor has been checked; the journal names the part of the platform that acted (kernel/elevate.ts).`,
      markdownTable(["part", "why", "where"], rows),
    ]);
  },
};
