import { Button, Details, Form } from "@ardeco/ui";
import type { FileId } from "../../../../../../../kernel/ids.ts";
import { type Answers, defineMessages, findTextAnswer, type Visit } from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { formatChildField, listAnsweredChildren } from "../steps/children/child-fields.ts";

const words = defineMessages({
  fr: {
    mistake: "Un enfant ajouté par erreur ?",
    remove: (name: string) => `Retirer ${name} de la demande`,
    honest:
      "En envoyant, vous déclarez que ces informations sont exactes. Vous pourrez toujours les corriger.",
  },
  en: {
    mistake: "A child added by mistake?",
    remove: (name: string) => `Remove ${name} from the application`,
    honest: "By sending, you declare that this information is correct. You can always correct it.",
  },
});

interface NoteProps {
  readonly answers: Answers;
  readonly visit: Visit;
  readonly file: FileId;
}

/**
 * Before sending, folded so that it is no neighbour of the button that sends: a child named by mistake is
 * taken away.
 */
export function ChildrenNote({ answers, visit, file }: NoteProps) {
  const say = words(visit.language);
  const children = listAnsweredChildren(answers);
  return (
    <>
      {children.length > 0 && (
        <Details summary={say.mistake}>
          {children.map((child) => (
            <Form
              key={child}
              action={buildEnrolmentPaths(visit.brand).removeChild(file)}
              csrf={visit.csrf()}
              hidden={{ child: String(child) }}
            >
              <Button variant="secondary" icon="x">
                {say.remove(findTextAnswer(answers, formatChildField(child, "given_name")) ?? "")}
              </Button>
            </Form>
          ))}
        </Details>
      )}
      <p>{say.honest}</p>
    </>
  );
}
