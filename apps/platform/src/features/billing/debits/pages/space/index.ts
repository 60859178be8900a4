import { buildSpaceAddresses } from "../../../../../frames/space/common/addresses.ts";
import { buildSpaceSubjectFrame } from "../../../../../frames/space/common/space-subject-frame.ts";
import { mountSubjectPages } from "../../../../../web/resource/index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { mountMandatePdf } from "../common/mandate-pdf.ts";
import { defineMandatesPage } from "../common/mandates-page.tsx";
import { defineStopQuestion } from "../common/stop-question.tsx";
import { OnlineSigning, onlineSigning } from "./online-signing.tsx";
import { StoppedNotice } from "./stopped-notice.tsx";

/** About oneself: nobody signs for another. */
const frame = buildSpaceSubjectFrame({
  place: "services",
  about: "oneself",
  above: ({ brand, language }) => [
    { href: buildSpaceAddresses(brand).invoices, label: getDebitWords(language).space.above },
  ],
});

/** The reader's own direct debits: what will be taken and when, a mandate signed, stopped, printed. */
export const defineSpaceDebitPages = mountSubjectPages(frame, [
  defineMandatesPage({ frame, forms: [onlineSigning], Signing: OnlineSigning, Stopped: StoppedNotice }),
  defineStopQuestion(frame),
  mountMandatePdf(frame),
]);
