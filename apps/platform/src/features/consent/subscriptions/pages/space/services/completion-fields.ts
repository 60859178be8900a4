import {
  type DocumentKind,
  documentKinds,
  type ElementName,
  elementDefinition,
  isDocumentKind,
} from "@ardeco/contracts";
import { type Field, type TypedValues, getTypedText } from "../../../../../../web/index.ts";
import { acceptedFiles } from "../../../../../enrolment/enrolment/pages/space/enrolment/documents/accepted-files.ts";
import { correctionField } from "../../../../../identity/identity/pages/space/elements/correction-field.ts";
import { completionWords } from "./completion-words.ts";

/** "I will bring it": as good an answer as a file. */
const BROUGHT = "brought";

const [fr, en] = [completionWords("fr"), completionWords("en")];

export const valueName = (name: ElementName): string => `value_${name}`;
const kindName = (name: ElementName): string => `kind_${name}`;
export const fileName = (name: ElementName): string => `file_${name}`;

export const valueField = (name: ElementName): Field => correctionField(name, valueName(name));

/** Which document proves an element, and the document: none for what a code confirms. */
export function proofFields(name: ElementName): readonly Field[] {
  const { provenBy, label } = elementDefinition(name);
  if (provenBy.length === 0) return [];
  return [
    {
      kind: "choice",
      name: kindName(name),
      label: { fr: fr.proof(label.fr), en: en.proof(label.en) },
      options: [
        ...provenBy.map((kind) => ({ value: kind, label: documentKinds[kind] })),
        { value: BROUGHT, label: { fr: fr.bring, en: en.bring } },
      ],
    },
    {
      kind: "file",
      name: fileName(name),
      label: { fr: fr.file(label.fr), en: en.file(label.en) },
      hint: { fr: fr.fileHint, en: en.fileHint },
      whenMissing: { fr: fr.fileMissing, en: en.fileMissing },
      accept: acceptedFiles,
      multiple: true,
    },
  ];
}

/** The fields that this answer leaves to be read: what is brought to the town hall is not sent. */
export function fieldsToRead(names: readonly ElementName[], typed: TypedValues): readonly Field[] {
  return names.flatMap((name) => {
    const brought = getTypedText(typed, kindName(name)) === BROUGHT;
    return [valueField(name), ...proofFields(name).filter(({ kind }) => kind !== "file" || !brought)];
  });
}

export function kindChosen(name: ElementName, typed: TypedValues): DocumentKind | undefined {
  const kind = getTypedText(typed, kindName(name));
  return isDocumentKind(kind) ? kind : undefined;
}
