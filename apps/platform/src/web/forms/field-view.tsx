import {
  Checkbox,
  CheckboxGroup,
  DateField,
  datePartName,
  EmailField,
  FileField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from "@ardeco/ui";
import type { Language, Sentence } from "../../kernel/errors.ts";
import { defineMessages, formatSentence } from "../messages.ts";
import { AddressView } from "./address-view.tsx";
import { listFileAnswers } from "./answer.ts";
import {
  type ChoiceField,
  type DateField as DateQuestion,
  type FileField as FileQuestion,
  listFieldOptions,
  type Option,
} from "./field.ts";
import { buildCommonProps, type FieldViewProps, findFirstTyped } from "./field-props.ts";
import { MAX_MULTILINE } from "./parse-text.ts";
import { showAnswer } from "./show-answer.ts";

/** Beyond, a list to open is shorter to cross than as many lines. */
const MAX_RADIOS = 7;

const words = defineMessages({
  fr: {
    received: (names: string) => `Déjà reçu : ${names}. Un autre fichier le remplacera.`,
    several: (names: string) => `Déjà reçu : ${names}. Vous pouvez en ajouter.`,
    phone: "Par exemple 06 12 34 56 78",
    birthdate: "Par exemple 27 3 1985",
    date: "Le jour, le mois et l’année en quatre chiffres, par exemple 15 9 2027",
    pastDate: "Le jour, le mois et l’année en quatre chiffres, par exemple 15 9 2025",
  },
  en: {
    received: (names: string) => `Already received: ${names}. Another file will replace it.`,
    several: (names: string) => `Already received: ${names}. You can add more.`,
    phone: "For example 06 12 34 56 78",
    birthdate: "For example 27 3 1985",
    date: "Day, month and year in four digits, for example 15 9 2027",
    pastDate: "Day, month and year in four digits, for example 15 9 2025",
  },
});

const buildChoiceProps = ({ value, label, hint }: Option, language: Language) => ({
  value,
  label: formatSentence(label, language),
  hint: hint && formatSentence(hint, language),
});

function ChoiceView(props: FieldViewProps<ChoiceField>) {
  const { field, answers, language, typed } = props;
  const choices = listFieldOptions(field, answers).map((option) => buildChoiceProps(option, language));
  const value = findFirstTyped(typed, field.name);
  if (choices.length > MAX_RADIOS)
    return <Select {...buildCommonProps(props)} choices={choices} value={value} />;
  return <RadioGroup {...buildCommonProps(props)} choices={choices} value={value} inline={field.inline} />;
}

function FileView(props: FieldViewProps<FileQuestion>) {
  const { field, answers, language } = props;
  const common = buildCommonProps(props);
  const names = listFileAnswers(answers, field.name).map(({ fileName }) => fileName);
  const { received: one, several } = words(language);
  const received = names.length > 0 ? (field.multiple ? several : one)(names.join(", ")) : undefined;
  const hint = [received, common.hint].filter(Boolean).join(" ") || undefined;
  const optional = field.optional || names.length > 0 ? true : undefined;
  return (
    <FileField {...common} hint={hint} optional={optional} accept={field.accept} multiple={field.multiple} />
  );
}

/** An answer that is read only, and why. */
function Fixed({ field, answers, language, why }: FieldViewProps & { readonly why: Sentence }) {
  return (
    <div class="ar-stack">
      <p>
        <strong>{formatSentence(field.label, language)}</strong>
        <br />
        {showAnswer(field, answers, language)}
      </p>
      <p class="ar-hint">{formatSentence(why, language)}</p>
    </div>
  );
}

/** A date like the one that is asked. A birthdate is told by the name of the element, for a child too. */
function getDateExample({ name, past }: DateQuestion): "birthdate" | "pastDate" | "date" {
  if (name.endsWith("birthdate")) return "birthdate";
  return past ? "pastDate" : "date";
}

/** One question, with what was typed and what is to be corrected. */
export function FieldView(props: FieldViewProps) {
  const { field, typed, language } = props;
  const why = field.fixed?.(props.answers);
  if (why) return <Fixed {...props} why={why} />;
  const common = buildCommonProps(props);
  const value = findFirstTyped(typed, field.name);
  switch (field.kind) {
    case "text": {
      const { autocomplete, inputMode, width, maxLength, secret } = field;
      if (field.multiline)
        return <TextArea {...common} secret={secret} value={value} limit={maxLength ?? MAX_MULTILINE} />;
      return <TextField {...common} {...{ value, autocomplete, inputMode, width, secret }} />;
    }
    case "email":
      return <EmailField {...common} value={value} />;
    case "phone":
      return (
        <TextField
          {...common}
          hint={common.hint ?? words(language).phone}
          type="tel"
          autocomplete="tel"
          width="medium"
          value={value}
        />
      );
    case "date": {
      const [day, month, year] = (["day", "month", "year"] as const).map((part) =>
        findFirstTyped(typed, datePartName(field.name, part)),
      );
      const hint = common.hint ?? words(language)[getDateExample(field)];
      return <DateField {...common} hint={hint} birthday={field.birthday} value={{ day, month, year }} />;
    }
    case "choice":
      return <ChoiceView {...props} field={field} />;
    case "choices": {
      const choices = listFieldOptions(field, props.answers).map((option) =>
        buildChoiceProps(option, language),
      );
      return <CheckboxGroup {...common} choices={choices} values={typed.get(field.name)} />;
    }
    case "file":
      return <FileView {...props} field={field} />;
    case "address":
      return <AddressView {...props} field={field} />;
    case "confirm": {
      const { name, label, hint, error } = common;
      return <Checkbox {...{ name, label, hint, error }} checked={value === "on"} />;
    }
  }
}
