import type { Context } from "../../../kernel/context.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { recordAuthorityChange } from "./count-authority-changes.ts";
import { BATCH, importSlice } from "./import-territory.ts";
import { readTerritory } from "./official/read-territory.ts";
import { computeAuthoritySlugs } from "./rules/official-names.ts";
import { updateImport } from "./store/territory-imports.ts";
import { getImport, parseImportRows } from "./territory-imports.ts";

export const authoritiesJobs: ModuleJobs = {
  handlers: {
    "authorities.import": { run: (context, { importId }) => runImport(context, String(importId)) },
  },
};

/** A thousand authorities a transaction, with how far it is: a server that dies goes on from there. */
async function runImport(context: Context, id: string): Promise<void> {
  const asked = await context.transaction((tx) => getImport(tx, context, id));
  if (asked.state !== "waiting") return;
  const authorities = readTerritory(parseImportRows(asked));
  const addresses = computeAuthoritySlugs(authorities);
  for (let start = asked.done; start < authorities.length; start += BATCH) {
    await context.transaction(async (tx) => {
      const before = await getImport(tx, context, id);
      const slice = { edition: asked.edition, authorities, addresses, start };
      const { created, renewed } = await importSlice(tx, context, slice);
      await updateImport(tx, before, {
        done: Math.min(start + BATCH, authorities.length),
        created: before.created + created,
        renewed: before.renewed + renewed,
        changed_at: context.now(),
      });
    });
    recordAuthorityChange();
  }
  await context.transaction((tx) => updateImport(tx, asked, { state: "done", changed_at: context.now() }));
}
