import type { Examples } from "../../example.ts";
import { Tag } from "../tag/tag.tsx";
import { Card, CardGrid } from "./card.tsx";

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
  ],
};
