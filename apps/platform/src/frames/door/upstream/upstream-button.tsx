import { LinkButton } from "@ardeco/ui";
import { callbackPaths, type UpstreamKind } from "../../../features/identity/upstream/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Brand } from "../../../web/index.ts";
import { formatDoorPath } from "../doors.ts";
import { addReturnPath } from "../return-path.ts";
import { doorUpstreamWords } from "./words.ts";

interface UpstreamButtonProps {
  readonly kind: UpstreamKind;
  readonly brand: Brand;
  readonly language: Language;
  readonly back: string | undefined;
}

/** A link, not a form: our policy forbids forms that end on another site (form-action). */
export function UpstreamButton({ kind, brand, language, back }: UpstreamButtonProps) {
  const words = doorUpstreamWords(language);
  const { button, lead, what, whatHref } = words[kind];
  return (
    <section class="ar-section ar-stack" aria-labelledby="with-the-state">
      <h2 id="with-the-state">{words.orElse[kind]}</h2>
      <p>{lead}</p>
      <LinkButton
        variant="secondary"
        href={addReturnPath(formatDoorPath(brand, startPath(kind)), back)}
        icon="shield-check"
      >
        {button}
      </LinkButton>
      <p class="ar-hint">
        <a href={whatHref}>{what}</a>
      </p>
    </section>
  );
}

export function startPath(kind: UpstreamKind): string {
  return callbackPaths[kind].replace(/\/retour$/, "");
}
