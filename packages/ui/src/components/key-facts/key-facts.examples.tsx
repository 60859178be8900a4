import type { Examples } from "../../example.ts";
import { KeyFacts } from "./key-facts.tsx";

export const keyFactsExamples: Examples = {
  component: "KeyFacts",
  examples: [
    {
      name: "un service",
      show: () => (
        <KeyFacts
          facts={[
            { term: "Pour qui", icon: "user", value: "Votre enfant" },
            {
              term: "Prix",
              icon: "euro",
              value: "De 0,39 € à 3,99 €",
              note: "Selon votre quotient familial",
            },
            { term: "Réponse", icon: "clock", value: "En 10 jours" },
          ]}
        />
      ),
    },
  ],
};
