import { Alert, Definition, Section } from "@ardeco/ui";
import type { Visit } from "../../../../../web/index.ts";
import { definePageForm, PageFormView, type ShownPage } from "../../../../../web/resource/index.ts";
import { confirmFirstCreditor, type DebitFigures } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatFirstCreditorPath, formatSeriesPath, parseSeriesId, SERIES } from "./addresses.ts";
import { formatGroupedIban } from "./format-grouped-iban.ts";

/** The form bears what was read of a first account: another, given since, is not agreed to. */
const MARK = "lu";

export const firstCreditorConfirmation = definePageForm({
  path: formatFirstCreditorPath(SERIES),
  read: async (request) => ({ seriesId: parseSeriesId(request) }),
  save: (context, { known: { seriesId }, getHidden }) =>
    confirmFirstCreditor(context, { seriesId, mark: getHidden(MARK) }),
  after: (_, { language }, { seriesId }) => ({
    path: formatSeriesPath(seriesId),
    flash: { title: getDebitWords(language).admin.firstAgreed },
  }),
});

interface FirstCreditorSectionProps {
  readonly figures: Pick<DebitFigures, "creditor" | "first" | "series" | "regieNames">;
  readonly page: ShownPage;
  readonly visit: Visit;
}

/** The first account: whole, to be compared with the bank's own paper by another than who gave it. */
export function FirstCreditorSection({ figures, page, visit }: FirstCreditorSectionProps) {
  const { creditor, first, series, regieNames } = figures;
  if (!first) return null;
  const words = getDebitWords(visit.language).admin;
  const { iban, ics, regieId, noticeDays } = creditor;
  return (
    <Section id="premier-compte" title={words.firstTitle}>
      <Alert tone="warning" title={first.by === "" ? words.firstGiven : words.firstGivenBy(first.by)}>
        <p>{words.firstWaits}</p>
      </Alert>
      <Definition
        items={[
          { term: words.changeFacts.iban, description: formatGroupedIban(iban) },
          { term: words.changeFacts.ics, description: ics },
          { term: words.changeFacts.regie, description: regieNames[regieId] ?? "" },
          { term: words.changeFacts.notice, description: String(noticeDays) },
        ]}
      />
      {first.mayAgree ? (
        <PageFormView
          form={firstCreditorConfirmation}
          known={{ seriesId: series.id }}
          page={page}
          submit={words.firstAgree}
          icon="check"
          hidden={{ [MARK]: first.mark }}
        />
      ) : (
        <p>{words.firstTheirs}</p>
      )}
    </Section>
  );
}
