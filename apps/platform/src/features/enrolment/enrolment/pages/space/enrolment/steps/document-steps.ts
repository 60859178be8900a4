import { type DocumentKind, documentKinds } from "@ardeco/contracts";
import { type Answers, findTextAnswer, type Step } from "../../../../../../../web/index.ts";
import { acceptedFiles } from "../accepted-files.ts";
import { buildSentence } from "../build-sentence.ts";
import { hasVouchedIdentity } from "../vouched-answer.ts";
import { listAnsweredChildren } from "./children/child-fields.ts";
import { evidenceBasis } from "./legal-bases.ts";
import { proofWords } from "./proof-words.ts";

/** "I will bring it": as good an answer as a file. */
export const BROUGHT = "brought";

/** What one document page proves, and with which documents. */
export interface JourneyProof {
  readonly id: "identity" | "home" | "children";
  readonly kinds: readonly DocumentKind[];
  /** Whose files it joins: a child's address is that of the one who enrols them, on the same evidence. */
  readonly whose: "own" | "children" | "everybody";
}

export const journeyProofs: readonly JourneyProof[] = [
  { id: "identity", kinds: ["identity_card", "passport", "residence_permit"], whose: "own" },
  { id: "home", kinds: ["proof_of_address", "tax_notice"], whose: "everybody" },
  {
    id: "children",
    kinds: ["family_record_book", "birth_certificate", "court_decision"],
    whose: "children",
  },
];

export const formatKindField = (proof: JourneyProof["id"]): string => `proof_${proof}_kind`;
export const formatFilesField = (proof: JourneyProof["id"]): string => `proof_${proof}_files`;

export const isDocumentBrought = (answers: Answers, proof: JourneyProof["id"]): boolean =>
  findTextAnswer(answers, formatKindField(proof)) === BROUGHT;

const brought = {
  value: BROUGHT,
  label: buildSentence("Je l’apporterai au guichet", "I will bring it to the desk"),
  hint: buildSentence(
    "Votre demande part quand même. L’agent regarde l’original et ne garde pas de copie.",
    "Your request is sent all the same. The agent looks at the original and keeps no copy.",
  ),
};

function isProofAsked({ id }: JourneyProof, answers: Answers): boolean {
  if (id === "identity") return !hasVouchedIdentity(answers);
  return id !== "children" || listAnsweredChildren(answers).length > 0;
}

/** Which document; to bring it is an answer like the others. */
function buildKindStep(proof: JourneyProof): Step {
  const { id, kinds } = proof;
  const { path, title, why, which } = proofWords[id];
  return {
    id: `proof_${id}_kind`,
    path,
    title,
    why,
    legalBasis: evidenceBasis,
    when: (answers) => isProofAsked(proof, answers),
    fields: [
      {
        kind: "choice",
        name: formatKindField(id),
        label: which,
        options: [...kinds.map((kind) => ({ value: kind, label: documentKinds[kind] })), brought],
      },
    ],
  };
}

function buildFilesStep(proof: JourneyProof): Step {
  const { path, title, scan } = proofWords[proof.id];
  return {
    id: `proof_${proof.id}`,
    path: `${path}-photo`,
    title,
    why: buildSentence(
      "Une photo nette suffit. Vous pouvez en choisir plusieurs : recto et verso.",
      "A clear photo is enough. You may choose several: front and back.",
    ),
    legalBasis: evidenceBasis,
    when: (answers) => isProofAsked(proof, answers) && !isDocumentBrought(answers, proof.id),
    fields: [
      {
        kind: "file",
        name: formatFilesField(proof.id),
        label: scan,
        hint: buildSentence(
          "PDF, JPEG, PNG ou HEIC, 10 Mo au plus par fichier.",
          "PDF, JPEG, PNG or HEIC, 10 MB at most each.",
        ),
        accept: acceptedFiles,
        multiple: true,
        whenMissing: buildSentence(
          "Ajoutez le document. Pour l’apporter au guichet, revenez à la question précédente.",
          "Add the document. To bring it to the desk, go back to the question before.",
        ),
      },
    ],
  };
}

export const documentSteps: readonly Step[] = journeyProofs.flatMap((proof) => [
  buildKindStep(proof),
  buildFilesStep(proof),
]);
