import {
  type DocumentKind,
  documentKinds,
  type ElementName,
  elementDefinition,
  isDocumentKind,
} from "@ardeco/contracts";
import { type Field, getTypedText, type TypedValues } from "../../../../../../web/index.ts";
import { acceptedFiles } from "../../../../../enrolment/enrolment/pages/space/enrolment/accepted-files.ts";
import { buildCorrectionField } from "../../../../../identity/identity/pages/space/elements/correction.ts";
import { completionWords } from "./completion-words.ts";

/** "I will bring it": as good an answer as a file. */
const BROUGHT = "brought";

const [fr, en] = [completionWords("fr"), completionWords("en")];

export const formatValueFieldName = (name: ElementName): string => `value_${name}`;
const formatKindFieldName = (name: ElementName): string => `kind_${name}`;
export const formatFileFieldName = (name: ElementName): string => `file_${name}`;

export const buildValueField = (name: ElementName): Field =>
  buildCorrectionField(name, formatValueFieldName(name));

/** Which document proves an element, and the document: none for what a code confirms. */
export function buildProofFields(name: ElementName): readonly Field[] {
  const { provenBy, label } = elementDefinition(name);
  if (provenBy.length === 0) return [];
  return [
    {
      kind: "choice",
      name: formatKindFieldName(name),
      label: { fr: fr.proof(label.fr), en: en.proof(label.en) },
      options: [
        ...provenBy.map((kind) => ({ value: kind, label: documentKinds[kind] })),
        { value: BROUGHT, label: { fr: fr.bring, en: en.bring } },
      ],
    },
    {
      kind: "file",
      name: formatFileFieldName(name),
      label: { fr: fr.file(label.fr), en: en.file(label.en) },
      hint: { fr: fr.fileHint, en: en.fileHint },
      whenMissing: { fr: fr.fileMissing, en: en.fileMissing },
      accept: acceptedFiles,
      multiple: true,
    },
  ];
}

/** The fields that this answer leaves to be read: what is brought to the town hall is not sent. */
export function selectFieldsToRead(names: readonly ElementName[], typed: TypedValues): readonly Field[] {
  return names.flatMap((name) => {
    const brought = getTypedText(typed, formatKindFieldName(name)) === BROUGHT;
    return [
      buildValueField(name),
      ...buildProofFields(name).filter(({ kind }) => kind !== "file" || !brought),
    ];
  });
}

export function findChosenKind(name: ElementName, typed: TypedValues): DocumentKind | undefined {
  const kind = getTypedText(typed, formatKindFieldName(name));
  return isDocumentKind(kind) ? kind : undefined;
}
