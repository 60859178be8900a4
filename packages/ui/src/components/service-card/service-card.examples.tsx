import type { Examples } from "../../example.ts";
import { CardGrid } from "../card/card.tsx";
import { ServiceCard } from "./service-card.tsx";

export const serviceCardExamples: Examples = {
  component: "ServiceCard",
  examples: [
    {
      name: "grille",
      show: () => (
        <CardGrid>
          <ServiceCard
            name="Médiathèque"
            href="#mediatheque"
            icon="library"
            summary="Emprunter livres, films et jeux dans toutes les bibliothèques."
            price="Gratuit pour les habitants"
          />
          <ServiceCard
            name="Cantine"
            href="#cantine"
            icon="utensils"
            summary="Inscrire un enfant aux repas de son école."
            price="De 0,80 € à 5,40 € le repas"
            status={{ tone: "info", children: "Inscriptions ouvertes" }}
          />
          <ServiceCard
            name="Piscine"
            href="#piscine"
            icon="waves-ladder"
            summary="Nager au tarif des habitants dans les cinq bassins."
            price="3,99 € l’entrée"
            provider="Caen la Mer"
          />
        </CardGrid>
      ),
    },
  ],
};
