import { Alert, LinkButton } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { erasureWords } from "../../common/rights/erasure-words.ts";

/** Before what cannot be called back: signing in again, then back to `to`. */
export function RenewedSignInLink({
  visit: { language, brand },
  to,
}: {
  readonly visit: Visit;
  readonly to: string;
}) {
  const words = erasureWords(language);
  return (
    <Alert tone="info" title={words.again}>
      <LinkButton
        href={`${buildSpaceAddresses(brand).signIn}?${new URLSearchParams({ encore: "1", retour: to })}`}
        icon="key-round"
      >
        {words.againLink}
      </LinkButton>
    </Alert>
  );
}
