import type { Examples } from "../../example.ts";
import { ActLinks } from "./act-links.tsx";

export const actLinksExamples: Examples = {
  component: "ActLinks",
  examples: [
    {
      name: "autour d’une personne",
      show: () => (
        <ActLinks
          acts={[
            { label: "Inscrire un enfant", href: "/agents/inscrire", icon: "baby" },
            { label: "Noter un échange", href: "/agents/echange", icon: "message-square" },
            { label: "Déclarer un déménagement", href: "/agents/demenagement", icon: "map-pin" },
          ]}
        />
      ),
    },
  ],
};
