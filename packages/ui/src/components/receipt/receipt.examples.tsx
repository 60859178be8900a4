import type { Examples } from "../../example.ts";
import { Receipt } from "./receipt.tsx";

export const receiptExamples: Examples = {
  component: "Receipt",
  examples: [
    {
      name: "demande envoyée",
      show: () => (
        <Receipt
          title="Votre demande est envoyée"
          number="2026-CA-004217"
          date="mardi 24 novembre 2026 à 9 h 12"
          office="Direction de l’enfance, 02 31 30 41 00"
          nextStep="Un agent vérifie vos deux documents. Vous recevez un message dès que c’est fait."
          delay="Dix jours au plus, soit le vendredi 4 décembre 2026"
          silence="Sans réponse le 24 janvier 2027, votre demande est acceptée."
          appeal="Vous pouvez écrire au maire, puis saisir le tribunal administratif de Caen, dans les deux mois."
        >
          <p>Moussa Diallo, école Henri-Brunet</p>
        </Receipt>
      ),
    },
  ],
};
