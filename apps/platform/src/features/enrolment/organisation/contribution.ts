import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { modeTitle } from "./mode-names.ts";

export const organisationContribution: Contribution = {
  ...buildEmptyContribution("organisation"),
  journal: {
    "organisation.mode_changed": ({ from, to }) => ({
      fr: `Le mode d’organisation est passé de « ${modeTitle(from).fr} » à « ${modeTitle(to).fr} ».`,
      en: `The organisation mode went from “${modeTitle(from).en}” to “${modeTitle(to).en}”.`,
    }),
  },
};
