import type { Contribution } from "../../../kernel/contributions.ts";
import { listTrackedFiles } from "../../enrolment/enrolment/index.ts";
import { deleteFileRows } from "./store.ts";

/** Erases before enrolment (feature.ts): it asks which files the person has. */
export const insightsContribution: Contribution = {
  module: "insights",
  // Counts of what enrolment gives out already.
  exportPerson: async () => ({}),
  erasePerson: async (tx, context, personId) => {
    const files = await listTrackedFiles(context, personId);
    await deleteFileRows(
      tx,
      context.authorityId,
      files.map(({ file }) => file.id),
    );
  },
  purge: async () => 0,
  journal: {},
};
