import { Button, Form } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { RightsRequestId } from "../../../index.ts";
import { rightsWords } from "../../common/rights/rights-words.ts";

interface UndoFormProps {
  readonly id: RightsRequestId;
  readonly visit: Visit;
  readonly somebody: Somebody;
}

/** The same button wherever an erasure under way is spoken of. */
export function UndoForm({ id, visit: { language, brand, csrf }, somebody }: UndoFormProps) {
  return (
    <Form action={formatPersonAddress(buildSpaceAddresses(brand).undoErasure(id), somebody)} csrf={csrf()}>
      <Button icon="undo-2">{rightsWords(language).undo}</Button>
    </Form>
  );
}
