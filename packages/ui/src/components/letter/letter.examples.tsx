import type { Examples } from "../../example.ts";
import { Letter } from "./letter.tsx";

export const letterExamples: Examples = {
  component: "Letter",
  examples: [
    {
      name: "décision",
      show: () => (
        <Letter
          sender={{
            name: "Ville de Caen",
            lines: ["Direction de l’enfance", "Esplanade Jean-Marie-Louvel", "14027 Caen"],
          }}
          recipient={["Madame Awa Diallo", "12 rue Saint-Jean", "14000 Caen"]}
          placeAndDate="Caen, le mardi 24 novembre 2026"
          subject="inscription de Moussa à la cantine"
          references={["Demande 2026-CA-004217", "Suivie par le service Enfance, 02 31 30 41 00"]}
          signature={<p>Pour le maire, la directrice de l’enfance</p>}
        >
          <p>Madame,</p>
          <p>Moussa est inscrit à la cantine de l’école Henri-Brunet à compter du lundi 4 janvier 2027.</p>
          <p>Le repas vous revient à 3,99 €.</p>
        </Letter>
      ),
    },
  ],
};
