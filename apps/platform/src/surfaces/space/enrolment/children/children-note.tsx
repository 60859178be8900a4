import { Button, Form } from "@ardeco/ui";
import type { FileId } from "../../../../kernel/ids.ts";
import { type Answers, defineMessages, textAnswer, type Visit } from "../../../../web/index.ts";
import { paths } from "../paths.ts";
import { childField, childrenOf } from "../steps/children/child-fields.ts";

const words = defineMessages({
  fr: {
    remove: (name: string) => `Retirer ${name}`,
    honest:
      "En envoyant, vous déclarez que ces informations sont exactes. Vous pourrez toujours les corriger.",
  },
  en: {
    remove: (name: string) => `Remove ${name}`,
    honest: "By sending, you declare that this information is correct. You can always correct it.",
  },
});

interface NoteProps {
  readonly answers: Answers;
  readonly visit: Visit;
  readonly file: FileId;
}

/** Before sending: a child named by mistake is taken away in one gesture, and what sending means. */
export function ChildrenNote({ answers, visit, file }: NoteProps) {
  const say = words(visit.language);
  return (
    <>
      {childrenOf(answers).map((child) => (
        <Form
          key={child}
          action={paths(visit.brand).removeChild(file)}
          csrf={visit.csrf()}
          hidden={{ child: String(child) }}
        >
          <Button variant="secondary" icon="x">
            {say.remove(textAnswer(answers, childField(child, "given_name")) ?? "")}
          </Button>
        </Form>
      ))}
      <p>{say.honest}</p>
    </>
  );
}
