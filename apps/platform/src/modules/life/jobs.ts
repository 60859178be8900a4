import { asId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { followMove } from "./move/follow-move.ts";

export const lifeJobs: ModuleJobs = {
  handlers: {
    "life.follow_move": {
      order: "strict",
      run: async (context, { personId, element }) => {
        if (element === "address") await followMove(context, asId<"person">(String(personId)));
      },
    },
  },
  listens: { "identity.element_changed": "life.follow_move" },
};
