import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { deleteLinks } from "./own-links.ts";

export const linksJobs: ModuleJobs = {
  handlers: {
    "links.forget_links": {
      run: (context, { personId }) => deleteLinks(context, { personId: parseId<"person">(String(personId)) }),
    },
    "links.undo_links": {
      run: (context, { personId, since }) =>
        deleteLinks(context, {
          personId: parseId<"person">(String(personId)),
          since: new Date(String(since)),
        }),
    },
  },
  listens: {
    "households.account_handed_over": "links.forget_links",
    "households.former_put_out": "links.forget_links",
    "recovery.undone": "links.undo_links",
  },
};
