import { asId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { forgetLinks } from "./own-links.ts";

export const linksJobs: ModuleJobs = {
  handlers: {
    "links.forget_links": {
      run: (context, { personId }) => forgetLinks(context, asId<"person">(String(personId))),
    },
  },
  listens: { "households.account_handed_over": "links.forget_links" },
};
