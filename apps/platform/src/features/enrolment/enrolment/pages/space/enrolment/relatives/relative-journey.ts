import { documentKinds } from "@ardeco/contracts";
import {
  type Answers,
  defineJourney,
  findTextAnswer,
  type Option,
  type Step,
} from "../../../../../../../web/index.ts";
import { acceptedFiles } from "../accepted-files.ts";
import { buildSentence } from "../build-sentence.ts";
import { BROUGHT } from "../steps/document-steps.ts";
import { homeSteps } from "../steps/home-steps.ts";
import { evidenceBasis, publicTask } from "../steps/legal-bases.ts";
import { NAME_LENGTH, namePattern } from "../steps/name-pattern.ts";
import { isMinors, listRelationProofs } from "./relations.ts";

const name = { kind: "text", pattern: namePattern, maxLength: NAME_LENGTH } as const;

const isProofBrought = (answers: Answers) => findTextAnswer(answers, "proof_relative_kind") === BROUGHT;

const brought = {
  value: BROUGHT,
  label: buildSentence("Je l’apporterai au guichet", "I will bring it to the desk"),
};

const buildProofOptions = (answers: Answers): readonly Option[] => [
  ...listRelationProofs(findTextAnswer(answers, "relation") ?? "").map((value) => ({
    value,
    label: documentKinds[value],
  })),
  brought,
];

const who: readonly Step[] = [
  {
    id: "names",
    path: "noms",
    title: buildSentence("Comment s’appelle cette personne ?", "What is this person’s name?"),
    why: buildSentence("Pour ouvrir un dossier à son nom.", "To open a file in their name."),
    legalBasis: publicTask,
    fields: [
      { ...name, name: "given_name", label: buildSentence("Son prénom", "Given name") },
      { ...name, name: "family_name", label: buildSentence("Son nom de naissance", "Birth name") },
    ],
  },
  {
    id: "birth",
    path: "naissance",
    title: buildSentence("Sa date de naissance", "Date of birth"),
    why: buildSentence(
      "Pour savoir jusqu’à quand vous pouvez agir en son nom.",
      "To know until when you may act in their name.",
    ),
    legalBasis: publicTask,
    fields: [
      {
        kind: "date",
        name: "birthdate",
        label: buildSentence("Quelle est sa date de naissance ?", "What is their date of birth?"),
        past: true,
        earliest: "1900-01-01",
      },
    ],
  },
];

const school: Step = {
  id: "school",
  path: "ecole",
  title: buildSentence("Son école", "School"),
  why: buildSentence("Pour la cantine et les activités de l’école.", "For school meals and activities."),
  legalBasis: publicTask,
  when: (answers) => isMinors(findTextAnswer(answers, "relation") ?? ""),
  fields: [
    {
      kind: "text",
      name: "school",
      label: buildSentence("Quelle est son école ?", "Which school?"),
      maxLength: 150,
      optional: true,
    },
  ],
};

const proof: readonly Step[] = [
  {
    id: "proof_relative_kind",
    path: "justificatif",
    title: buildSentence("Son justificatif", "Evidence"),
    why: buildSentence(
      "Il prouve son identité ou votre droit d’agir. L’agent vous dira s’il en faut un autre.",
      "It proves who they are or your right to act. An agent will tell you if another is needed.",
    ),
    legalBasis: evidenceBasis,
    fields: [
      {
        kind: "choice",
        name: "proof_relative_kind",
        label: buildSentence(
          "Quel document avez-vous pour cette personne ?",
          "Which document do you have for this person?",
        ),
        options: buildProofOptions,
      },
    ],
  },
  {
    id: "proof_relative",
    path: "justificatif-photo",
    title: buildSentence("Son justificatif", "Evidence"),
    legalBasis: evidenceBasis,
    when: (answers) => !isProofBrought(answers),
    fields: [
      {
        kind: "file",
        name: "proof_relative_files",
        label: buildSentence("Son document, en photo ou en PDF", "The document, as a photo or a PDF"),
        hint: buildSentence(
          "PDF, JPEG, PNG ou HEIC, 10 Mo au plus par fichier.",
          "PDF, JPEG, PNG or HEIC, 10 MB at most each.",
        ),
        accept: acceptedFiles,
        multiple: true,
      },
    ],
  },
];

/** Somebody one acts for: a child, an old parent, a protected person. */
export const relativeJourney = defineJourney({
  id: "relative",
  path: "/espace/proches/:file",
  title: buildSentence("Son inscription", "Their enrolment"),
  submitLabel: buildSentence("Envoyer la demande", "Send the request"),
  parts: [
    { title: buildSentence("Cette personne", "This person"), steps: [...who, ...homeSteps, school] },
    { title: buildSentence("Son justificatif", "Evidence"), steps: proof },
  ],
});
