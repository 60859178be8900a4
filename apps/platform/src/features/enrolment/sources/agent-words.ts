import type { Sentence } from "../../../kernel/errors.ts";
import type { QuestionOutcome } from "./question.ts";

interface ForAgents {
  /** Of the person, never to them. */
  readonly says: Sentence;
  /** Undefined when nothing is left to do. */
  readonly todo?: Sentence;
}

const statement: Sentence = {
  fr: "À faire : demander l’attestation à la famille, puis écrire le quotient sur sa page.",
  en: "To do: ask the family for their statement, then write the quotient on their page.",
};

/** What came of a question, as agents read it, and what to do about it. */
export const agentWords: Readonly<Record<QuestionOutcome, ForAgents>> = {
  found: { says: { fr: "Réponse reçue : elle compte.", en: "Answered: it counts." } },
  same: { says: { fr: "Réponse reçue : rien n’a changé.", en: "Answered: nothing changed." } },
  older: {
    says: {
      fr: "La réponse est plus ancienne que ce qui compte aujourd’hui.",
      en: "The answer is older than what counts today.",
    },
    todo: {
      fr: "À faire : garder l’actuel, sauf si la famille confirme l’ancien.",
      en: "To do: keep the present one, unless the family confirms the older one.",
    },
  },
  not_current: {
    says: {
      fr: "La personne y est connue, mais pas inscrite aujourd’hui.",
      en: "The person is known there, but not registered today.",
    },
    todo: { fr: "Un justificatif, si c’est une erreur.", en: "A document, if that is a mistake." },
  },
  not_found: {
    says: {
      fr: "La personne n’a pas été trouvée sous cette identité.",
      en: "The person was not found under this identity.",
    },
    todo: statement,
  },
  several: {
    says: {
      fr: "Plusieurs personnes répondent à cette identité : le registre ne peut pas dire laquelle.",
      en: "Several people answer to this identity: the register cannot say which.",
    },
    todo: statement,
  },
  not_enough: {
    says: {
      fr: "L’identité vérifiée ne suffit pas pour être reconnu.",
      en: "The checked identity is not enough to be recognised.",
    },
    todo: {
      fr: "À faire : compléter l’état civil et le numéro d’allocataire sur sa page, ou demander l’attestation.",
      en: "To do: complete the civil status and the benefits number on their page, or ask for the statement.",
    },
  },
  refused: {
    says: {
      fr: "L’administration a refusé cette question-là. Ce n’est pas du fait de la famille.",
      en: "The administration refused this question. It is not the family’s doing.",
    },
    todo: {
      fr: "À faire : demander l’attestation. Si plusieurs familles sont refusées, prévenir l’administrateur.",
      en: "To do: ask for the statement. If several families are refused, tell the administrator.",
    },
  },
  down: {
    says: {
      fr: "L’administration ne répond pas depuis plusieurs heures.",
      en: "The administration has not answered for several hours.",
    },
    todo: {
      fr: "À faire : redemander demain depuis sa page, ou demander l’attestation.",
      en: "To do: ask again tomorrow from their page, or ask for the statement.",
    },
  },
  other_identity: {
    says: {
      fr: "La réponse parle peut-être de quelqu’un d’autre : un nom ou une date diffère.",
      en: "The answer may be about somebody else: a name or a date differs.",
    },
    todo: {
      fr: "À faire : comparer. Si c’est bien la personne, le nouveau compte ; sinon, garder l’ancien.",
      en: "To do: compare. If it is the person, the new one counts; otherwise keep the former.",
    },
  },
  far: {
    says: {
      fr: "Le nouveau montant est très différent de l’ancien.",
      en: "The new amount is very different from the former one.",
    },
    todo: {
      fr: "À faire : appeler la famille. Une naissance ou un emploi l’explique souvent.",
      en: "To do: call the family. A birth or a job often explains it.",
    },
  },
  family_changed: {
    says: {
      fr: "La réponse ne compte pas tous les enfants du foyer.",
      en: "The answer does not count all the children of the household.",
    },
    todo: {
      fr: "À faire : demander à la famille avec qui chaque enfant est compté.",
      en: "To do: ask the family with whom each child is counted.",
    },
  },
  no_quotient: {
    says: {
      fr: "La famille y est connue, mais sans quotient.",
      en: "The family is known there, without a quotient.",
    },
    todo: {
      fr: "À faire : demander l’attestation, ou le dernier avis d’impôt.",
      en: "To do: ask for the statement, or the last tax notice.",
    },
  },
  twice: {
    says: {
      fr: "Le fichier dit deux choses différentes de cette famille : aucune ne compte.",
      en: "The file says two different things of this family: neither counts.",
    },
    todo: {
      fr: "À faire : demander au correspondant laquelle est la bonne, ou l’attestation à la famille.",
      en: "To do: ask the correspondent which is right, or the family for their statement.",
    },
  },
  silent: {
    says: {
      fr: "Le fichier reçu ne dit rien de cette famille.",
      en: "The file received says nothing of this family.",
    },
    todo: statement,
  },
};

/** Of lines of a file that are about no question that waits. */
export const lineWords: Readonly<Record<string, Required<ForAgents>>> = {
  unreadable: {
    says: { fr: "Montant, mois ou résultat illisible.", en: "Amount, month or result unreadable." },
    todo: {
      fr: "Demander la ligne corrigée au correspondant, dans un nouveau fichier.",
      en: "Ask the correspondent for the corrected line, in a new file.",
    },
  },
  unknown_reference: {
    says: {
      fr: "Référence inconnue : elle ne vient d’aucune demande d’ici.",
      en: "Unknown reference: it comes from no request made here.",
    },
    todo: {
      fr: "Signaler la ligne au correspondant : ce n’est pas une famille de la collectivité.",
      en: "Report the line to the correspondent: it is no family of this authority.",
    },
  },
  not_asked: {
    says: {
      fr: "Référence d’une autre demande : cette famille n’était pas demandée cette fois.",
      en: "Reference of another request: this family was not asked about this time.",
    },
    todo: {
      fr: "Rien ne change. Vérifier avec le correspondant qu’il répond à la bonne demande.",
      en: "Nothing changes. Check with the correspondent that they answer the right request.",
    },
  },
  already_answered: {
    says: {
      fr: "Cette famille avait déjà sa réponse, et celle-ci en dit une autre.",
      en: "This family had its answer already, and this one says another.",
    },
    todo: {
      fr: "Comparer sur sa page avec la famille : seule la première compte.",
      en: "Compare on their page with the family: only the first counts.",
    },
  },
};
