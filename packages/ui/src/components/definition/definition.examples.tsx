import type { Examples } from "../../example.ts";
import { Definition } from "./definition.tsx";

export const definitionExamples: Examples = {
  component: "Definition",
  examples: [
    {
      name: "un service",
      show: () => (
        <Definition
          items={[
            { term: "Pour qui", description: "Les habitants de Caen, sans limite d’âge" },
            { term: "Combien", description: "Gratuit" },
            { term: "À préparer", description: "Un justificatif de domicile de moins de trois mois" },
          ]}
        />
      ),
    },
  ],
};
