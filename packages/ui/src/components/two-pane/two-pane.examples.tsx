import type { Examples } from "../../example.ts";
import { SummaryList } from "../summary-list/summary-list.tsx";
import { TwoPane } from "./two-pane.tsx";

export const twoPaneExamples: Examples = {
  component: "TwoPane",
  examples: [
    {
      name: "un domicile et sa facture",
      show: () => (
        <TwoPane
          declared={<SummaryList rows={[{ label: "Adresse", value: "12 rue Saint-Jean, 14000 Caen" }]} />}
          document={<p>Facture d’électricité du 3 octobre 2026, une page</p>}
        />
      ),
    },
  ],
};
