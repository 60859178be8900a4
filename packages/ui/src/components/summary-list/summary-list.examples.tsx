import type { Examples } from "../../example.ts";
import { SummaryList } from "./summary-list.tsx";

export const summaryListExamples: Examples = {
  component: "SummaryList",
  examples: [
    {
      name: "vérifier ses réponses",
      show: () => (
        <SummaryList
          rows={[
            { label: "Enfant", value: "Moussa Diallo, né le 3 mars 2019", changeHref: "#enfant" },
            { label: "Adresse", value: "12 rue Saint-Jean, 14000 Caen", changeHref: "#adresse" },
            { label: "Quotient familial", value: "742 €" },
          ]}
        />
      ),
    },
  ],
};
