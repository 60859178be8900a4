import { Section } from "@ardeco/ui";
import { type Besides, bothIn, type Visit } from "../../../../../web/index.ts";
import { definePageForm, PageFormView, type ShownPage } from "../../../../../web/resource/index.ts";
import { type DebitFigures, type debitsErrors, readBankAnswer } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatReturnsPath, formatSeriesPath, parseSeriesId, SERIES } from "./addresses.ts";

const FILE = "fichier";
const both = bothIn((language) => getDebitWords(language).admin);

/** What the bank refused or took back: pain.002 or camt.054. Given twice, it changes nothing. */
export const bankAnswerForm = definePageForm({
  path: formatReturnsPath(SERIES),
  read: async (request) => ({ seriesId: parseSeriesId(request) }),
  fields: () => [
    {
      kind: "file",
      name: FILE,
      label: both(({ file }) => file),
      hint: both(({ fileHint }) => fileHint),
      accept: ".xml,text/xml,application/xml",
      whenMissing: both(({ fileMissing }) => fileMissing),
    },
  ],
  besides: { "debits.returns_not_read": FILE } satisfies Besides<typeof debitsErrors>,
  save: (context, { known: { seriesId }, uploads }) => {
    const bytes = uploads.find(({ field }) => field === FILE)?.content ?? Buffer.alloc(0);
    return readBankAnswer(context, { seriesId, bytes });
  },
  after: ({ returned, already, anomalies }, { language }, { seriesId }) => {
    const title = getDebitWords(language).admin.readDone(returned, already, anomalies);
    return { path: formatSeriesPath(seriesId), flash: { title } };
  },
});

interface BankAnswerSectionProps {
  readonly figures: DebitFigures;
  readonly page: ShownPage;
  readonly visit: Visit;
}

export function BankAnswerSection({ figures, page, visit }: BankAnswerSectionProps) {
  const { returns, returnsLead, read } = getDebitWords(visit.language).admin;
  return (
    <Section id="retours" title={returns} lead={returnsLead}>
      <PageFormView
        form={bankAnswerForm}
        known={{ seriesId: figures.series.id }}
        page={page}
        submit={read}
        icon="upload"
        variant="secondary"
      />
    </Section>
  );
}
