import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { formatModeTitle } from "./mode-names.ts";

export const organisationContribution: Contribution = {
  ...buildEmptyContribution("organisation"),
  journal: {
    "organisation.mode_changed": ({ from, to }) => ({
      fr:
        "Le mode d’organisation est passé de « " +
        `${formatModeTitle(from).fr} » à « ${formatModeTitle(to).fr} ».`,
      en: `The organisation mode went from “${formatModeTitle(from).en}” to “${formatModeTitle(to).en}”.`,
    }),
  },
};
