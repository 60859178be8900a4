import type { ElementName } from "@ardeco/contracts";
import { Button, Form } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { toComparableEmail } from "../../../../../access/access/index.ts";
import type { Element } from "../../../index.ts";
import { elementWords } from "./element-words.ts";

interface ReachProofProps {
  readonly visit: Visit;
  readonly somebody: Somebody;
  readonly element: Element & { readonly name: ElementName };
  /** By which the reader signs in. */
  readonly signInEmail: string | undefined;
}

/**
 * What no paper proves, nobody decides by itself: what makes it checked, and the button when there is one.
 */
export function ReachProofForm({ visit, somebody, element, signInEmail }: ReachProofProps) {
  const words = elementWords(visit.language);
  const at = buildSpaceAddresses(visit.brand);
  if (element.name === "email" && somebody.self && typeof element.value === "string") {
    if (signInEmail === undefined || toComparableEmail(signInEmail) !== toComparableEmail(element.value))
      return (
        <p class="ar-hint">
          {words.emailElsewhere} <a href={`${at.security}#adresse`}>{words.changeSignIn}</a>
        </p>
      );
    return (
      <>
        <p class="ar-hint">{words.emailProof}</p>
        <Form action={at.signIn} csrf={visit.csrf()} hidden={{ email: signInEmail, retour: at.elements }}>
          <Button variant="secondary" icon="mail">
            {words.sendLink}
          </Button>
        </Form>
      </>
    );
  }
  return (
    <p class="ar-hint">
      {words.deskProof} <a href={at.contact}>{words.deskHours}</a>
    </p>
  );
}
