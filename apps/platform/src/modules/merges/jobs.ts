import type { Context } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { noteSaidSame } from "../identity/index.ts";

export const mergesJobs: ModuleJobs = {
  handlers: {
    "merges.note_said_same": {
      run: (context: Context, { pairId, personId, otherId }) =>
        context.transaction((tx) =>
          noteSaidSame(tx, context, {
            id: asId<"personMerge">(String(pairId)),
            one: asId<"person">(String(personId)),
            other: asId<"person">(String(otherId)),
          }),
        ),
    },
  },
  listens: { "duplicates.said_same": "merges.note_said_same" },
};
