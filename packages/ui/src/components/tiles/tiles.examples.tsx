import type { Examples } from "../../example.ts";
import { Tiles } from "./tiles.tsx";

export const tilesExamples: Examples = {
  component: "Tiles",
  examples: [
    {
      name: "thèmes",
      show: () => (
        <Tiles
          tiles={[
            { label: "Enfance et école", href: "#enfance", icon: "school", count: "6 services" },
            { label: "Culture", href: "#culture", icon: "theater", count: "3 services" },
            { label: "Santé, social, handicap", href: "#social", icon: "heart-pulse" },
          ]}
        />
      ),
    },
  ],
};
