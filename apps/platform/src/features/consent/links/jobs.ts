import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { forgetLinks } from "./own-links.ts";

export const linksJobs: ModuleJobs = {
  handlers: {
    "links.forget_links": {
      run: (context, { personId }) => forgetLinks(context, { personId: parseId<"person">(String(personId)) }),
    },
    "links.undo_links": {
      run: (context, { personId, since }) =>
        forgetLinks(context, { personId: parseId<"person">(String(personId)), since: new Date(String(since)) }),
    },
  },
  listens: {
    "households.account_handed_over": "links.forget_links",
    "households.former_put_out": "links.forget_links",
    "recovery.undone": "links.undo_links",
  },
};
