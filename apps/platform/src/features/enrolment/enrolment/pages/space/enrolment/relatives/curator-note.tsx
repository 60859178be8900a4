import { Alert } from "@ardeco/ui";
import { type Answers, defineMessages, findTextAnswer, type Visit } from "../../../../../../../web/index.ts";

const words = defineMessages({
  fr: {
    title: "Cette personne signe elle-même",
    text:
      "Vous préparez sa demande, elle est enregistrée. La personne " +
      "l’envoie au guichet, avec vous, ou depuis son espace " +
      "(Code civil, art. 467).",
  },
  en: {
    title: "This person signs by themselves",
    text:
      "You prepare the application, and it is saved. They " +
      "send it at the desk, with you, or from their space " +
      "(Code civil, art. 467).",
  },
});

/** When the work begins, and when it ends. */
const SAID_AT = new Set(["names", "proof_relative_kind"]);

interface NoteProps {
  readonly stepId: string;
  readonly answers: Answers;
  readonly visit: Visit;
}

/** A curator assists and does not represent: sending is refused to them, and said before they try. */
export function CuratorNote({ stepId, answers, visit }: NoteProps) {
  if (findTextAnswer(answers, "relation") !== "curatelle" || !SAID_AT.has(stepId)) return null;
  const { title, text } = words(visit.language);
  return (
    <Alert tone="warning" title={title}>
      <p>{text}</p>
    </Alert>
  );
}
