import type { Examples } from "../../example.ts";
import { Button, ButtonGroup, LinkButton } from "./button.tsx";

export const buttonExamples: Examples = {
  component: "Button",
  examples: [
    {
      name: "les trois voix",
      show: () => (
        <ButtonGroup>
          <Button icon="send">Envoyer ma demande</Button>
          <Button variant="secondary">Enregistrer et finir plus tard</Button>
          <Button variant="danger" icon="trash-2" name="action" value="delete">
            Supprimer ma carte
          </Button>
        </ButtonGroup>
      ),
    },
    { name: "dans un tableau", show: () => <Button variant="quiet">Donner un code</Button> },
    { name: "lien", show: () => <LinkButton href="#commencer">Commencer</LinkButton> },
  ],
};
