import type { Examples } from "../../example.ts";
import { Alert } from "./alert.tsx";

export const alertExamples: Examples = {
  component: "Alert",
  examples: [
    {
      name: "information",
      show: () => (
        <Alert tone="info" title="La piscine ferme lundi 30 novembre">
          <p>Elle rouvre mardi 1er décembre à 12 h.</p>
        </Alert>
      ),
    },
    { name: "réussite", show: () => <Alert tone="success" title="Votre adresse est enregistrée" /> },
    {
      name: "avertissement",
      show: () => (
        <Alert tone="warning" title="Votre quotient familial expire le 31 décembre">
          <p>
            Au-delà, le plein tarif s’applique. <a href="#quotient">Renouveler mon quotient familial</a>
          </p>
        </Alert>
      ),
    },
    {
      name: "refus",
      show: () => (
        <Alert tone="danger" title="Le document est illisible">
          <p>Photographiez-le à plat, en plein jour, ou appelez le 02 31 30 41 00.</p>
        </Alert>
      ),
    },
  ],
};
