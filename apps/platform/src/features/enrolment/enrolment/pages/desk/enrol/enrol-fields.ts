import { type DocumentKind, type ElementName, elementDefinition } from "@ardeco/contracts";
import { buildFilesField, buildKindField } from "../../../../../../frames/desk/common/scan-fields.ts";
import type { Field } from "../../../../../../web/index.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { listEdgeEvidence } from "../../../../../identity/households/index.ts";
import { buildElementField } from "../../../../../identity/identity/pages/common/elements/element-field.ts";
import { channels } from "../../../index.ts";
import { enrolWords } from "./enrol-words.ts";

const both = bothIn(enrolWords);

const buildRequiredField = (element: ElementName): Field => buildElementField(element, element);
const buildOptionalField = (element: ElementName): Field => ({
  ...buildRequiredField(element),
  optional: true,
});

/** Asked of everybody; the rest comes with the service that needs it. */
export const whoFields: readonly Field[] = [
  buildRequiredField("given_name"),
  buildRequiredField("family_name"),
  buildOptionalField("name_of_use"),
  buildRequiredField("birthdate"),
];
/** Of somebody known: what registers of the State know people by, asked of nobody at first. */
export const birthFields: readonly Field[] = [
  buildOptionalField("gender"),
  buildOptionalField("place_of_birth"),
];
export const whereFields: readonly Field[] = [buildRequiredField("address")];
export const reachFields: readonly Field[] = [
  {
    kind: "choice",
    name: "channel",
    inline: true,
    label: both(({ channel }) => channel),
    options: [...channels].reverse().map((value) => ({
      value,
      label: both((words) => words.channels[value]),
    })),
  },
  buildOptionalField("phone_number"),
  buildOptionalField("email"),
];

/** Asked once somebody much alike is found. */
export const anotherField: Field = {
  kind: "text",
  name: "autre_personne",
  label: both(({ known }) => known.another),
  hint: both(({ known }) => known.anotherHint),
  optional: true,
};

/** One document shown: its kind, its pages when they are kept, and what it should prove. */
export interface DeskProof {
  readonly kindName: string;
  readonly filesName: string;
  readonly elements: readonly ElementName[];
}

export const deskProofs: readonly DeskProof[] = [
  {
    kindName: "identite",
    filesName: "identite_pages",
    elements: ["given_name", "family_name", "name_of_use", "birthdate", "gender", "place_of_birth"],
  },
  { kindName: "domicile", filesName: "domicile_pages", elements: ["address"] },
];

const listElementKinds = (element: ElementName): readonly DocumentKind[] =>
  elementDefinition(element).provenBy;
const nothing = both((words) => words.nothing);
const pages = { hint: both((words) => words.pages), optional: true };

export const proofFields: readonly Field[] = [
  buildKindField(
    "identite",
    listElementKinds("family_name"),
    both((words) => words.identity),
    nothing,
  ),
  buildFilesField(
    "identite_pages",
    both((words) => words.identityPages),
    pages,
  ),
  buildKindField(
    "domicile",
    listElementKinds("address"),
    both((words) => words.home),
    nothing,
  ),
  buildFilesField(
    "domicile_pages",
    both((words) => words.homePages),
    pages,
  ),
];

/** Of a child: what proves who the parents are. */
export const linkField: Field = buildKindField(
  "lien",
  listEdgeEvidence("parental_authority"),
  both((words) => words.link),
  nothing,
);

/** A child is reached through its parent. */
export function buildEnrolFields(mode: "new" | "known" | "child"): readonly Field[] {
  const child = mode === "child";
  const reach = child ? [] : reachFields;
  return [
    ...whoFields,
    ...(mode === "known" ? birthFields : []),
    anotherField,
    ...whereFields,
    ...reach,
    ...proofFields,
    ...(child ? [linkField] : []),
  ];
}

export const listFieldElements = (fields: readonly Field[]): readonly ElementName[] =>
  fields.flatMap(({ name }) => elementsAsked.filter((element) => element === name));

const elementsAsked = [
  "given_name",
  "family_name",
  "name_of_use",
  "birthdate",
  "gender",
  "place_of_birth",
  "address",
  "phone_number",
  "email",
] as const satisfies readonly ElementName[];
