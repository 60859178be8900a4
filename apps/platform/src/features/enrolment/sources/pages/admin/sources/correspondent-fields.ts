import { bothIn, type Field, type TypedValues } from "../../../../../../web/index.ts";
import type { Correspondent } from "../../../index.ts";
import { exchangeWords } from "./exchange-words.ts";

const both = bothIn(exchangeWords);

const settings: readonly Field[] = [
  {
    kind: "choice",
    name: "organisme",
    label: both(({ register }) => register),
    options: [
      { value: "CAF", label: both(({ caf }) => caf) },
      { value: "MSA", label: both(({ msa }) => msa) },
    ],
    inline: true,
  },
  {
    kind: "text",
    name: "nom",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 120,
  },
  {
    kind: "text",
    name: "texte",
    label: both(({ legalBasis }) => legalBasis),
    why: both(({ legalBasisWhy }) => legalBasisWhy),
    maxLength: 1_000,
    multiline: true,
  },
  {
    kind: "text",
    name: "certificat",
    label: both(({ certificate }) => certificate),
    hint: both(({ certificateHint }) => certificateHint),
    maxLength: 16_000,
    multiline: true,
  },
];

const renewal: Field = {
  kind: "choice",
  name: "cle",
  label: both(({ renew }) => renew),
  why: both(({ renewWhy }) => renewWhy),
  options: [
    { value: "garder", label: both(({ renewNo }) => renewNo) },
    { value: "nouvelle", label: both(({ renewYes }) => renewYes) },
  ],
};

/** The first time, a key is made without a question. */
export const buildCorrespondentFields = (isKnown: boolean): readonly Field[] =>
  isKnown ? [...settings, renewal] : settings;

export function formatCorrespondentInputs(kept: Correspondent | undefined): TypedValues {
  if (!kept) return new Map();
  return new Map([
    ["organisme", [kept.register]],
    ["nom", [kept.name]],
    ["texte", [kept.legalBasis]],
    ["certificat", [kept.certificate]],
    ["cle", ["garder"]],
  ]);
}
