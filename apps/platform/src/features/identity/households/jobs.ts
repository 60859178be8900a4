import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { endAtMajority, endPastRepresentations } from "./coming-of-age.ts";
import { revokeFormerHolders } from "./handover/revoke-former-holders.ts";
import type { EndCause } from "./representation.ts";

export const householdsJobs: ModuleJobs = {
  handlers: {
    "households.coming_of_age": {
      run: async (context) => {
        await endAtMajority(context);
      },
    },
    "households.expire": {
      run: async (context) => {
        await endPastRepresentations(context);
      },
    },
    "households.put_out": {
      run: (context, { representativeId, representedId, cause }) =>
        revokeFormerHolders(context, {
          representativeId: parseId<"person">(String(representativeId)),
          representedId: parseId<"person">(String(representedId)),
          cause: cause as EndCause,
        }),
    },
  },
  listens: { "households.representation_ended": "households.put_out" },
  // As soon as the civil day changes; between midnight and the run, mayRepresent already says no.
  scheduled: { "households.coming_of_age": "1 0 * * *", "households.expire": "3 0 * * *" },
};
