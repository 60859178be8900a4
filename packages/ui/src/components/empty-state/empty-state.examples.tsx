import type { Examples } from "../../example.ts";
import { LinkButton } from "../button/button.tsx";
import { EmptyState } from "./empty-state.tsx";

export const emptyStateExamples: Examples = {
  component: "EmptyState",
  examples: [
    {
      name: "aucune carte",
      show: () => (
        <EmptyState
          title="Vos cartes viendront ici"
          icon="id-card"
          action={
            <LinkButton href="#services" variant="secondary">
              Voir les services
            </LinkButton>
          }
        >
          <p>Dès qu’un service vous remet une carte, vous la retrouvez ici, avec ce qu’il reste dessus.</p>
        </EmptyState>
      ),
    },
  ],
};
