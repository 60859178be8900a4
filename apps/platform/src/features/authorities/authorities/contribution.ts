import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { formatPresentationChange } from "./presentation-words.ts";
import { deleteFormerProposals } from "./store/territory-imports.ts";

const PROPOSED_MS = 24 * 3_600_000;

export const authoritiesContribution: Contribution = {
  ...buildEmptyContribution("authorities"),
  journal: {
    "authorities.presentation_changed": ({ changed }) => formatPresentationChange(changed),
    "authorities.desk_added": ({ desk }) => ({
      fr: `Le guichet « ${String(desk)} » a été ouvert.`,
      en: `The desk “${String(desk)}” was opened.`,
    }),
    "authorities.desk_changed": ({ desk }) => ({
      fr: `Le guichet « ${String(desk)} » a changé.`,
      en: `The desk “${String(desk)}” has changed.`,
    }),
    "authorities.desk_closed": ({ desk, to }) => ({
      fr: `Le guichet « ${String(desk)} » a fermé : ses dossiers vont à « ${String(to)} ».`,
      en: `The desk “${String(desk)}” closed: its files go to “${String(to)}”.`,
    }),
    "authorities.import_asked": ({ edition, total }) => ({
      fr: `L’import des ${String(total)} collectivités du code officiel ${String(edition)} a été demandé.`,
      en:
        `The import of the ${String(total)} authorities of ` +
        `the official code ${String(edition)} was asked for.`,
    }),
    "authorities.help_changed": ({ topic }) => ({
      fr: `L’aide à côté d’une question a été modifiée (${String(topic)}).`,
      en: `The help beside a question was changed (${String(topic)}).`,
    }),
  },
  // A proposal that nobody confirmed.
  purge: (tx, context) =>
    deleteFormerProposals(tx, context.authorityId, new Date(context.now().getTime() - PROPOSED_MS)),
};
