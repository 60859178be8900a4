import { detailPage } from "../../../../../web/resource/index.ts";
import { readDebits } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { debitsFrame, formatSeriesPath, parseSeriesId, SERIES } from "./addresses.ts";
import { BankAnswerSection, bankAnswerForm } from "./bank-answer-form.tsx";
import { changeConfirmation, changeWithdrawal, WaitingChangeSection } from "./creditor-change.tsx";
import { FirstCreditorSection, firstCreditorConfirmation } from "./first-creditor.tsx";
import { PreparationSection, preparationForm } from "./preparation-form.tsx";
import { AnomaliesSection, CollectionsSection, MandatesSection } from "./series-sections.tsx";

/** Mandates in numbers, what is prepared, what the bank answered: nobody's name. */
export const seriesPage = detailPage({
  frame: debitsFrame,
  path: formatSeriesPath(SERIES),
  width: "wide",
  read: (request) => readDebits(request.ardeco.context, parseSeriesId(request)),
  texts: ({ language }, { series, creditor }) => ({
    title: series.name,
    lead: getDebitWords(language).admin.under(creditor.name, creditor.ics),
  }),
  forms: [preparationForm, bankAnswerForm, firstCreditorConfirmation, changeConfirmation, changeWithdrawal],
  sections: (visit, figures, page) => (
    <>
      <FirstCreditorSection {...{ visit, figures, page }} />
      <WaitingChangeSection {...{ visit, figures, page }} />
      <MandatesSection {...{ visit, figures }} />
      <CollectionsSection {...{ visit, figures }} />
      <PreparationSection {...{ visit, figures, page }} />
      {figures.rights.collects && <BankAnswerSection {...{ visit, figures, page }} />}
      <AnomaliesSection {...{ visit, figures }} />
    </>
  ),
});
