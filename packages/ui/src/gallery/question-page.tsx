import { Button, ButtonGroup } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { DateField } from "../components/field/date-field.tsx";
import { FileField } from "../components/field/file-field.tsx";
import { RadioGroup } from "../components/field/radio-group.tsx";
import { TextField } from "../components/field/text-field.tsx";
import { Form } from "../components/form/form.tsx";
import { Page } from "../components/page/page.tsx";
import { Steps } from "../components/steps/steps.tsx";
import { ACCOUNT, SITE } from "./sample-site.ts";

export const questionPage = () => (
  <Page {...SITE} title="Qui habite avec vous ?" account={ACCOUNT}>
    <Steps current={2} total={6} label="Votre foyer" />
    <Form action="/caen/espace/inscription/foyer" csrf="jeton">
      <RadioGroup
        name="household"
        label="Qui habite avec vous ?"
        why="Pour vous proposer les services de vos enfants sans vous reposer la question."
        asHeading
        value="children"
        choices={[
          { value: "alone", label: "Je vis sans enfant" },
          { value: "children", label: "J’ai des enfants", hint: "Y compris en garde alternée" },
          { value: "expecting", label: "J’attends un enfant" },
        ]}
      />
      <ButtonGroup>
        <Button>Continuer</Button>
        <Button variant="secondary" name="action" value="later">
          Finir plus tard
        </Button>
      </ButtonGroup>
    </Form>
  </Page>
);

const problems = [
  { field: "postcode", message: "Écrivez les cinq chiffres du code postal" },
  { field: "arrival", message: "Cette date n’existe pas : vérifiez le jour" },
];

export const refusedFormPage = () => (
  <Page {...SITE} title="Votre adresse" account={ACCOUNT} hasErrors>
    <ErrorSummary errors={problems} />
    <Steps current={3} total={6} label="Votre adresse" />
    <h1>Où habitez-vous ?</h1>
    <Form action="/caen/espace/inscription/adresse" csrf="jeton" multipart>
      <TextField name="street" label="Numéro et rue" autocomplete="address-line1" value="12 rue Saint-Jean" />
      <TextField
        name="postcode"
        label="Code postal"
        error={problems[0]?.message}
        value="1400"
        width="short"
        inputMode="numeric"
        autocomplete="postal-code"
      />
      <DateField
        name="arrival"
        label="Date d’emménagement"
        why="Pour savoir depuis quand le tarif des habitants s’applique."
        error={problems[1]?.message}
        value={{ day: "31", month: "2", year: "2026" }}
      />
      <FileField
        name="proof"
        label="Justificatif de domicile"
        hint="Photo ou PDF, 10 Mo au plus"
        accept="image/*,application/pdf"
      />
      <ButtonGroup>
        <Button>Continuer</Button>
      </ButtonGroup>
    </Form>
  </Page>
);
