import type { Examples } from "../../example.ts";
import { ConsentItem } from "./consent-item.tsx";

export const consentItemExamples: Examples = {
  component: "ConsentItem",
  examples: [
    {
      name: "nécessaire",
      show: () => (
        <ConsentItem
          label="Quotient familial"
          value="742 €"
          purpose="Calculer le tarif de la cantine"
          retention="Jusqu’au 31 août 2027"
          level={3}
        />
      ),
    },
    {
      name: "au choix",
      show: () => (
        <ConsentItem
          label="Numéro de téléphone"
          value="06 12 34 56 78"
          purpose="Vous prévenir si un repas est annulé"
          retention="Jusqu’à ce que vous arrêtiez"
          level={3}
          choice={{ name: "consent", value: "phone", label: "Communiquer mon numéro", checked: false }}
        />
      ),
    },
  ],
};
