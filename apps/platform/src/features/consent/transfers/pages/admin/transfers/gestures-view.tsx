import { ActLinks, Button, Form } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { confirmWords } from "./confirm-words.ts";
import { placeWords } from "./place-words.ts";
import { transferWords } from "./transfer-words.ts";

/** What a manager or an administrator may do now; what counts is confirmed on its own page. */
export function TransferGestures({
  path,
  csrf,
  language,
  mayTake,
  hasPlace,
}: {
  readonly path: string;
  readonly csrf: string;
  readonly language: Language;
  /** Files are their manager's alone. */
  readonly mayTake: boolean;
  readonly hasPlace: boolean;
}) {
  const words = transferWords(language);
  const { whole, stop } = confirmWords(language);
  return (
    <>
      {mayTake && (
        <Form action={`${path}/preparer`} csrf={csrf}>
          <Button icon="file-text">{words.prepare}</Button>
        </Form>
      )}
      <ActLinks
        acts={[
          { label: words.format, href: `${path}/format`, icon: "settings" },
          { label: placeWords(language)[hasPlace ? "title" : "set"], href: `${path}/depot`, icon: "upload" },
          ...(mayTake ? [{ label: whole, href: `${path}/liste-entiere`, icon: "list-checks" } as const] : []),
          { label: stop, href: `${path}/arreter`, icon: "circle-x" },
        ]}
      />
    </>
  );
}
