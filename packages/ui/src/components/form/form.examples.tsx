import type { Examples } from "../../example.ts";
import { Button } from "../button/button.tsx";
import { EmailField } from "../field/email-field.tsx";
import { Form } from "./form.tsx";

export const formExamples: Examples = {
  component: "Form",
  examples: [
    {
      name: "une question",
      show: () => (
        <Form action="/caen/espace" csrf="jeton" hidden={{ step: "2" }}>
          <EmailField name="form_email" label="Adresse électronique" why="Pour vous envoyer la réponse." />
          <Button>Continuer</Button>
        </Form>
      ),
    },
  ],
};
