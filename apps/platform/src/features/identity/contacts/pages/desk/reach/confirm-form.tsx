import { Button, Form } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Purpose } from "../../../../../../frames/desk/common/purposes.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import type { Element } from "../../../../identity/index.ts";
import { PROOF, reachNames, reachProofs } from "./proofs.ts";
import { reachWords } from "./reach-words.ts";

interface ConfirmFormProps {
  readonly visit: Visit;
  readonly personId: PersonId;
  readonly purpose: Purpose;
  readonly element: Element;
}

/**
 * One button a proof, beside a number or an address that waits; nobody stands at the desk on the telephone.
 */
export function ConfirmForm({ visit, personId, purpose, element }: ConfirmFormProps) {
  const { language, brand, context, csrf } = visit;
  const name = reachNames.find((one) => one === element.name);
  if (!name || !hasCapability(context.actor, "file.decide")) return null;
  const words = reachWords(language);
  const proofs = reachProofs.filter((proof) => proof === "answered" || purpose !== "telephone");
  return (
    <Form
      action={buildDeskAddresses(brand).reach(personId, name)}
      csrf={csrf()}
      hidden={{ elementId: element.id, motif: purpose }}
    >
      <div class="ar-actions">
        {proofs.map((proof) => (
          <Button key={proof} variant="secondary" name={PROOF} value={proof}>
            {words[name][proof]}
          </Button>
        ))}
      </div>
      <p class="ar-hint">{words.hint}</p>
    </Form>
  );
}
