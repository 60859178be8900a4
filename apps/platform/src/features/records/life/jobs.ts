import { type PersonId, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import {
  notifyAccountHandover,
  notifyNearMajority,
  notifyRepresentationEnd,
  notifyYoungAdult,
} from "./majority/notify-majority.ts";
import { applyVerifiedMove, endMove } from "./move/apply-verified-move.ts";

export const lifeJobs: ModuleJobs = {
  handlers: {
    "life.follow_move": {
      order: "strict",
      run: async (context, { personId, element }) => {
        if (element === "address") await applyVerifiedMove(context, parseId<"person">(String(personId)));
      },
    },
    "life.end_move": {
      order: "strict",
      run: (context, { personId, fileId }) =>
        endMove(context, {
          personId: parseId<"person">(String(personId)),
          fileId: parseId<"file">(String(fileId)),
        }),
    },
    "life.tell_majority_near": {
      run: (context, { personId, representativeId }) =>
        notifyNearMajority(context, {
          personId: parseId<"person">(String(personId)),
          representativeId: parseId<"person">(String(representativeId)),
        }),
    },
    "life.welcome_adult": {
      run: (context, { personId }) => notifyYoungAdult(context, parseId<"person">(String(personId))),
    },
    "life.tell_handed_over": {
      run: (context, { personId, representativeIds }) =>
        notifyAccountHandover(context, {
          personId: parseId<"person">(String(personId)),
          representativeIds: parsePersonIds(representativeIds),
        }),
    },
    "life.tell_representation_over": {
      run: async (context, { representedId, representativeId, cause }) => {
        if (cause !== "coming_of_age") return;
        await notifyRepresentationEnd(context, {
          personId: parseId<"person">(String(representedId)),
          representativeId: parseId<"person">(String(representativeId)),
        });
      },
    },
  },
  listens: {
    "enrolment.decided": "life.end_move",
    "enrolment.withdrawn": "life.end_move",
    "enrolment.expired": "life.end_move",
    // Of any other element, a job would be sent, taken and ended for nothing: 4,000 of them for the quotients
    // of a year.
    "identity.element_changed": { job: "life.follow_move", when: { element: "address" } },
    "households.majority_near": "life.tell_majority_near",
    "households.came_of_age": "life.welcome_adult",
    "households.account_handed_over": "life.tell_handed_over",
    "households.representation_ended": "life.tell_representation_over",
  },
};

/** Absent from a job sent before the event named them. */
const parsePersonIds = (ids: unknown): readonly PersonId[] =>
  Array.isArray(ids) ? ids.map((id) => parseId<"person">(String(id))) : [];
