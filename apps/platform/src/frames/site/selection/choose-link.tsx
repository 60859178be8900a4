import { LinkButton } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import type { Offered } from "../offer.ts";
import { formatSelectedService } from "./selection-cookie.ts";
import { selectionWords } from "./selection-words.ts";

interface ChooseLinkProps {
  readonly offered: Offered;
  readonly chosen: boolean;
  readonly visit: Visit;
}

/** To the list, this service ticked. A link and not a form: who only reads a page receives no cookie. */
export function ChooseLink({ offered, chosen, visit: { brand, language } }: ChooseLinkProps) {
  const say = selectionWords(language);
  // One service, and no list to keep it in.
  if (brand.sandbox) return null;
  const list = `/${brand.slug}/selection`;
  return (
    <p class="ar-choose">
      {chosen ? (
        <a href={list}>{say.isChosen}</a>
      ) : (
        <LinkButton
          variant="secondary"
          icon="plus"
          href={`${list}?avec=${encodeURIComponent(formatSelectedService(offered))}`}
        >
          {say.add}
        </LinkButton>
      )}
    </p>
  );
}
