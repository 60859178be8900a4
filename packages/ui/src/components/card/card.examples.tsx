import type { Examples } from "../../example.ts";
import { Tag } from "../tag/tag.tsx";
import { Card, CardGrid, CardList } from "./card.tsx";

export const cardExamples: Examples = {
  component: "Card",
  examples: [
    {
      name: "grille",
      show: () => (
        <CardGrid>
          <Card title="J’attends un enfant" href="#naissance" icon="baby">
            <p>Crèche, mode de garde, aides</p>
          </Card>
          <Card title="J’emménage" href="#emmenager" icon="house">
            <p>École, stationnement, déchets</p>
          </Card>
          <Card title="Ma carte de piscine" icon="waves-ladder" status={<Tag tone="success">Active</Tag>}>
            <p>7 entrées restantes</p>
          </Card>
        </CardGrid>
      ),
    },
    {
      name: "liste, ce qui répond le mieux d’abord",
      show: () => (
        <CardList>
          <Card title="Enlèvement des encombrants" href="#encombrants" icon="leaf">
            <p>Meubles et gros appareils, devant chez vous.</p>
          </Card>
          <Card title="Déchetterie" href="#dechetterie" icon="leaf">
            <p>Déposez gravats, végétaux et appareils.</p>
          </Card>
        </CardList>
      ),
    },
  ],
};
