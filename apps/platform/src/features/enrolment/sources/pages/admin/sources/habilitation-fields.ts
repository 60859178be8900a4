import { stateSourceKinds } from "../../../../../../kernel/state-sources.ts";
import { bothIn, type Field, type TypedValues } from "../../../../../../web/index.ts";
import { type Habilitation, kindNames } from "../../../index.ts";
import { habilitationWords } from "./habilitation-words.ts";

const both = bothIn(habilitationWords);

export const habilitationFields: readonly Field[] = [
  {
    kind: "text",
    name: "adresse",
    label: both(({ address }) => address),
    hint: both(({ addressHint }) => addressHint),
    maxLength: 300,
  },
  {
    kind: "text",
    name: "siret",
    label: both(({ recipient }) => recipient),
    why: both(({ recipientWhy }) => recipientWhy),
    maxLength: 20,
    inputMode: "numeric",
    width: "medium",
  },
  {
    kind: "text",
    name: "jeton",
    secret: true,
    label: both(({ token }) => token),
    why: both(({ tokenWhy }) => tokenWhy),
    maxLength: 2_000,
    optional: true,
  },
  {
    kind: "text",
    name: "numero",
    label: both(({ reference }) => reference),
    maxLength: 100,
    width: "medium",
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
    kind: "choices",
    name: "donnees",
    label: both(({ kinds }) => kinds),
    options: stateSourceKinds.map((value) => ({ value, label: kindNames[value] })),
  },
  {
    kind: "choice",
    name: "etat",
    label: both(({ enabled }) => enabled),
    options: [
      { value: "oui", label: both(({ yes }) => yes) },
      { value: "non", label: both(({ no }) => no) },
    ],
  },
];

/** The token is never among them. */
export function formatHabilitationInputs(kept: Habilitation | undefined): TypedValues {
  if (!kept) return new Map();
  return new Map([
    ["adresse", [kept.address]],
    ["siret", [kept.recipient]],
    ["numero", [kept.reference]],
    ["texte", [kept.legalBasis]],
    ["donnees", [...kept.kinds]],
    ["etat", [kept.enabled ? "oui" : "non"]],
  ]);
}
