import { type DocumentKind, documentKinds } from "@ardeco/contracts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { type Answers, fieldError, filesAnswer, type Step, textAnswer } from "../../../../web/index.ts";
import { both } from "../both.ts";
import { acceptedFiles } from "../documents/accepted-files.ts";
import { childrenOf } from "./children/child-fields.ts";
import { evidenceBasis } from "./legal-bases.ts";

/** "I will bring it": as good an answer as a file. */
export const BROUGHT = "brought";

/** What one document page proves, and with which documents. */
export interface Proof {
  readonly id: "identity" | "home" | "children";
  readonly kinds: readonly DocumentKind[];
}

export const proofs: readonly Proof[] = [
  { id: "identity", kinds: ["identity_card", "passport", "residence_permit"] },
  { id: "home", kinds: ["proof_of_address", "tax_notice"] },
  { id: "children", kinds: ["family_record_book", "birth_certificate", "court_decision"] },
];

export const kindField = (proof: Proof["id"]): string => `proof_${proof}_kind`;
export const filesField = (proof: Proof["id"]): string => `proof_${proof}_files`;

export const isBrought = (answers: Answers, proof: Proof["id"]): boolean =>
  textAnswer(answers, kindField(proof)) === BROUGHT;

interface Words {
  readonly path: string;
  readonly title: Sentence;
  readonly why: Sentence;
}

const words: Readonly<Record<Proof["id"], Words>> = {
  identity: {
    path: "piece-d-identite",
    title: both("Votre pièce d’identité", "Your identity document"),
    why: both(
      "Elle prouve votre nom et votre date de naissance, une fois pour tous les services.",
      "It proves your name and date of birth, once for every service.",
    ),
  },
  home: {
    path: "justificatif-de-domicile",
    title: both("Votre justificatif de domicile", "Your proof of address"),
    why: both(
      "Facture d’énergie, de téléphone, quittance ou avis d’impôt de moins d’un an : il prouve votre adresse.",
      "An energy or phone bill, rent receipt or tax notice under a year old: it proves your address.",
    ),
  },
  children: {
    path: "livret-de-famille",
    title: both("Le lien avec vos enfants", "Your relation to your children"),
    why: both(
      "Le livret de famille prouve l’identité de vos enfants et votre autorité parentale.",
      "The family record book proves who your children are, and your parental authority.",
    ),
  },
};

const brought = {
  value: BROUGHT,
  label: both("Je l’apporterai à la mairie", "I will bring it to the town hall"),
  hint: both(
    "Votre demande part quand même. L’agent regarde l’original et ne garde pas de copie.",
    "Your request is sent all the same. The agent looks at the original and keeps no copy.",
  ),
};

function stepOf({ id, kinds }: Proof): Step {
  return {
    id: `proof_${id}`,
    ...words[id],
    legalBasis: evidenceBasis,
    ...(id === "children" ? { when: (answers: Answers) => childrenOf(answers).length > 0 } : {}),
    fields: [
      {
        kind: "choice",
        name: kindField(id),
        label: both("Quel document ?", "Which document?"),
        options: [...kinds.map((kind) => ({ value: kind, label: documentKinds[kind] })), brought],
      },
      {
        kind: "file",
        name: filesField(id),
        label: both("Photo ou scan du document", "Photo or scan of the document"),
        hint: both(
          "PDF, JPEG, PNG ou HEIC, 10 Mo au plus par fichier. Vous pouvez en choisir plusieurs : recto et verso.",
          "PDF, JPEG, PNG or HEIC, 10 MB at most each. You may choose several: front and back.",
        ),
        accept: acceptedFiles,
        multiple: true,
        optional: true,
      },
    ],
    validate: (answers) => fileMissing(answers, id),
  };
}

function fileMissing(answers: Answers, id: Proof["id"]) {
  const field = filesField(id);
  if (isBrought(answers, id) || filesAnswer(answers, field).length > 0) return [];
  const sentence = both(
    "Ajoutez le document, ou choisissez « Je l’apporterai à la mairie ».",
    "Add the document, or choose “I will bring it to the town hall”.",
  );
  return [fieldError(field, "form.file_required", sentence)];
}

export const documentSteps: readonly Step[] = proofs.map(stepOf);
