import type { Examples } from "../../example.ts";
import { Tag } from "./tag.tsx";

export const tagExamples: Examples = {
  component: "Tag",
  examples: [
    {
      name: "les cinq tons",
      show: () => (
        <p>
          <Tag>Brouillon</Tag> <Tag tone="info">En cours</Tag>{" "}
          <Tag tone="success" icon="check">
            Acceptée
          </Tag>{" "}
          <Tag tone="warning">Pièce à fournir</Tag> <Tag tone="danger">Refusée</Tag>
        </p>
      ),
    },
  ],
};
