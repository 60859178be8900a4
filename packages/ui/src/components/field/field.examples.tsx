import type { Examples } from "../../example.ts";
import { Checkbox } from "./checkbox.tsx";
import { CheckboxGroup } from "./checkbox-group.tsx";
import { DateField } from "./date-field.tsx";
import { EmailField } from "./email-field.tsx";
import { FileField } from "./file-field.tsx";
import { PasswordField } from "./password-field.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

const yesNo = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

export const fieldExamples: Examples = {
  component: "Field",
  examples: [
    {
      name: "texte",
      show: () => (
        <TextField
          name="given_name"
          label="Prénom"
          why="Tel qu’il figure sur votre pièce d’identité."
          autocomplete="given-name"
          value="Awa"
        />
      ),
    },
    {
      name: "texte, en erreur",
      show: () => (
        <TextField
          name="postcode"
          label="Code postal"
          hint="Cinq chiffres"
          error="Écrivez les cinq chiffres du code postal"
          value="1400"
          width="short"
          inputMode="numeric"
          autocomplete="postal-code"
        />
      ),
    },
    {
      name: "téléphone",
      show: () => (
        <TextField name="phone" type="tel" label="Téléphone" optional width="medium" autocomplete="tel" />
      ),
    },
    {
      name: "adresse électronique",
      show: () => (
        <EmailField
          name="email"
          label="Adresse électronique"
          why="Pour vous prévenir quand votre demande avance."
        />
      ),
    },
    {
      name: "mot de passe",
      show: () => <PasswordField name="password" label="Mot de passe" autocomplete="current-password" />,
    },
    {
      name: "texte long",
      show: () => (
        <TextArea name="remark" label="Une précision pour l’agent" optional value="Je travaille le mardi." />
      ),
    },
    {
      name: "date",
      show: () => (
        <DateField
          name="birth"
          label="Date de naissance de l’enfant"
          why="Pour connaître sa classe."
          hint="Par exemple : 3 3 2019"
          value={{ day: "3", month: "3", year: "2019" }}
          birthday
        />
      ),
    },
    {
      name: "date, en erreur",
      show: () => (
        <DateField
          name="arrival"
          label="Date d’emménagement"
          error="Cette date n’existe pas : vérifiez le jour"
          value={{ day: "31", month: "2", year: "2026" }}
        />
      ),
    },
    {
      name: "choix unique",
      show: () => (
        <RadioGroup
          name="household"
          label="Qui habite avec vous ?"
          choices={[
            { value: "alone", label: "Je vis sans enfant" },
            { value: "children", label: "J’ai des enfants", hint: "Y compris en garde alternée" },
          ]}
          value="children"
        />
      ),
    },
    {
      name: "oui ou non",
      show: () => (
        <RadioGroup
          name="allergy"
          label="Votre enfant suit-il un régime ?"
          why="Pour préparer son repas."
          choices={yesNo}
          inline
          error="Choisissez oui ou non"
        />
      ),
    },
    {
      name: "choix multiples",
      show: () => (
        <CheckboxGroup
          name="days"
          label="Quels jours ?"
          choices={[
            { value: "mon", label: "Lundi" },
            { value: "tue", label: "Mardi" },
          ]}
          values={["tue"]}
        />
      ),
    },
    {
      name: "case seule",
      show: () => (
        <Checkbox
          name="certify"
          label="J’atteste que ces renseignements sont exacts"
          error="Cochez la case pour envoyer votre demande"
        />
      ),
    },
    {
      name: "liste",
      show: () => (
        <Select
          name="school"
          label="École"
          choices={[
            { value: "1", label: "Henri-Brunet" },
            { value: "2", label: "Lyautey" },
          ]}
          value="2"
        />
      ),
    },
    {
      name: "document",
      show: () => (
        <FileField
          name="proof"
          label="Justificatif de domicile"
          why="Pour appliquer le tarif des habitants."
          hint="Photo ou PDF, 10 Mo au plus"
          accept="image/*,application/pdf"
        />
      ),
    },
  ],
};
