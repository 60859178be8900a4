import type { Examples } from "../../example.ts";
import { Details } from "./details.tsx";

export const detailsExamples: Examples = {
  component: "Details",
  examples: [
    {
      name: "fermé",
      show: () => (
        <Details summary="Je n’ai pas de justificatif à mon nom">
          <p>Joignez celui de la personne qui vous héberge et une attestation sur l’honneur.</p>
        </Details>
      ),
    },
    {
      name: "ouvert",
      show: () => (
        <Details summary="Où trouver mon numéro d’allocataire" open>
          <p>En haut à gauche de chaque courrier de la CAF.</p>
        </Details>
      ),
    },
  ],
};
