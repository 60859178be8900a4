import type { Examples } from "../../example.ts";
import { Section } from "./section.tsx";

export const sectionExamples: Examples = {
  component: "Section",
  examples: [
    {
      name: "avec un lien",
      show: () => (
        <Section
          id="section-example"
          title="Mes services"
          lead="Ceux qui vous connaissent déjà."
          more={{ href: "#tous", label: "Tous les services" }}
        >
          <p>Médiathèque</p>
        </Section>
      ),
    },
  ],
};
