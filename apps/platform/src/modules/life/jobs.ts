import { asId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { tellMajorityNear, tellRepresentationOver, welcomeAdult } from "./majority/tell-majority.ts";
import { followMove } from "./move/follow-move.ts";

export const lifeJobs: ModuleJobs = {
  handlers: {
    "life.follow_move": {
      order: "strict",
      run: async (context, { personId, element }) => {
        if (element === "address") await followMove(context, asId<"person">(String(personId)));
      },
    },
    "life.tell_majority_near": {
      run: (context, { personId, representativeId }) =>
        tellMajorityNear(context, {
          personId: asId<"person">(String(personId)),
          representativeId: asId<"person">(String(representativeId)),
        }),
    },
    "life.welcome_adult": {
      run: (context, { personId }) => welcomeAdult(context, asId<"person">(String(personId))),
    },
    "life.tell_representation_over": {
      run: async (context, { representedId, representativeId, cause }) => {
        if (cause !== "coming_of_age") return;
        await tellRepresentationOver(context, {
          personId: asId<"person">(String(representedId)),
          representativeId: asId<"person">(String(representativeId)),
        });
      },
    },
  },
  listens: {
    "identity.element_changed": "life.follow_move",
    "households.majority_near": "life.tell_majority_near",
    "households.came_of_age": "life.welcome_adult",
    "households.representation_ended": "life.tell_representation_over",
  },
};
