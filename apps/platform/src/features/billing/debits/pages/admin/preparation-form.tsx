import { Section } from "@ardeco/ui";
import { formatPlainDate } from "../../../../../kernel/civil-date.ts";
import { type Besides, bothIn, findTextAnswer, type Visit } from "../../../../../web/index.ts";
import { definePageForm, PageFormView, type ShownPage } from "../../../../../web/resource/index.ts";
import { type DebitFigures, type debitsErrors, startCollectionPreparation } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatCollectionPath, formatPreparationPath, parseSeriesId, SERIES } from "./addresses.ts";

const both = bothIn((language) => getDebitWords(language).admin);

/** Beside the day: everything that a day, or what is open, forbids. */
const besides = {
  "debits.day_closed": "on",
  "debits.day_too_soon": "on",
  "debits.day_too_far": "on",
  "debits.day_malformed": "on",
  "debits.day_taken": "on",
  "debits.nothing_to_take": "on",
  "debits.cancelled_too_often": "on",
} satisfies Besides<typeof debitsErrors>;

interface Asked {
  readonly seriesId: DebitFigures["series"]["id"];
  /** Known where the form is shown. */
  readonly soonest?: string;
}

/** A collection, from its day; or one that is being prepared, which goes on. Sent twice, it is one. */
export const preparationForm = definePageForm({
  path: formatPreparationPath(SERIES),
  read: async (request): Promise<Asked> => ({ seriesId: parseSeriesId(request) }),
  fields: ({ soonest }) => [
    {
      kind: "date",
      name: "on",
      label: both(({ on }) => on),
      ...(soonest === undefined
        ? {}
        : { hint: both(({ onHint }, language) => onHint(formatPlainDate(soonest, language))) }),
    },
  ],
  besides,
  save: (context, { known: { seriesId }, answers, getId }) =>
    startCollectionPreparation(context, {
      id: getId<"debitCollection">(),
      seriesId,
      collectOn: findTextAnswer(answers, "on") ?? "",
    }),
  after: ({ collection, debits, goesOn }, { language }) => {
    const words = getDebitWords(language).admin;
    const title = goesOn ? words.goesOn(debits) : words.prepared(debits);
    return { path: formatCollectionPath(collection.id), flash: { title } };
  },
});

interface PreparationSectionProps {
  readonly figures: DebitFigures;
  readonly page: ShownPage;
  readonly visit: Visit;
}

export function PreparationSection({ figures, page, visit }: PreparationSectionProps) {
  const { prepare, prepareLead, prepareNow } = getDebitWords(visit.language).admin;
  return (
    <Section id="preparer" title={prepare} lead={prepareLead}>
      <PageFormView
        form={preparationForm}
        known={{ seriesId: figures.series.id, soonest: figures.soonest }}
        page={page}
        submit={prepareNow}
        icon="send"
      />
    </Section>
  );
}
