import type { Examples } from "../../example.ts";
import { Timeline } from "./timeline.tsx";

export const timelineExamples: Examples = {
  component: "Timeline",
  examples: [
    {
      name: "journal",
      show: () => (
        <Timeline
          days={[
            {
              date: "2026-11-23",
              label: "Lundi 23 novembre 2026",
              entries: [
                {
                  key: "1",
                  time: "9 h 12",
                  text: (
                    <p>
                      Un agent du service Enfance a consulté votre quotient familial pour calculer le tarif de
                      la cantine.
                    </p>
                  ),
                },
                {
                  key: "2",
                  time: "8 h 40",
                  icon: "pencil",
                  text: <p>Vous avez changé votre numéro de téléphone.</p>,
                },
              ],
            },
            {
              date: "2026-11-20",
              label: "Vendredi 20 novembre 2026",
              entries: [
                {
                  key: "3",
                  time: "17 h 03",
                  icon: "key-round",
                  text: <p>Vous vous êtes connectée depuis un nouveau téléphone.</p>,
                },
              ],
            },
          ]}
        />
      ),
    },
  ],
};
