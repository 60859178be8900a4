import { Alert } from "@ardeco/ui";
import { buildDeskSubjectFrame } from "../../../../../frames/desk/common/desk-subject-frame.ts";
import { mountSubjectPages } from "../../../../../web/resource/index.ts";
import { requireCapability } from "../../../../access/access/index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { mountMandatePdf } from "../common/mandate-pdf.ts";
import { defineMandatesPage } from "../common/mandates-page.tsx";
import { defineStopQuestion } from "../common/stop-question.tsx";
import { buildAccountComparisonView, defineAccountComparison } from "./account-comparison.tsx";
import { buildPaperSigningView, definePaperSigning } from "./paper-signing.tsx";

const frame = buildDeskSubjectFrame((context) => requireCapability(context, "payment.take"));
const paper = definePaperSigning(frame);
const comparison = defineAccountComparison(frame);

/** Somebody's mandates at the desk: a paper typed, compared by a colleague, printed, stopped. */
export const defineDeskDebitPages = mountSubjectPages(frame, [
  defineMandatesPage({
    frame,
    forms: [paper, comparison],
    Signing: buildPaperSigningView(paper),
    Comparison: buildAccountComparisonView(comparison),
    Stopped: ({ visit }) => <Alert tone="success" title={getDebitWords(visit.language).desk.stopped} />,
  }),
  defineStopQuestion(frame),
  mountMandatePdf(frame),
]);
