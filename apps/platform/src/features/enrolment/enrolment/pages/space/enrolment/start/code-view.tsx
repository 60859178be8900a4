import { LinkButton } from "@ardeco/ui";
import type { Language } from "../../../../../../../kernel/errors.ts";
import { resumeCodeWords } from "./code-words.ts";

/** Shown once, in the answer to a post: only its digest is kept. */
export function CodeView({ code, href, language }: { code: string; href: string; language: Language }) {
  const words = resumeCodeWords(language);
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <div class="ar-receipt__head" data-color="info">
        <p class="ar-receipt__label">{words.code}</p>
        <p class="ar-receipt__number" translate={false}>
          {code}
        </p>
      </div>
      <p>{words.keep}</p>
      <p class="ar-hint">{words.lost}</p>
      <LinkButton href={href} icon="arrow-right">
        {words.goOn}
      </LinkButton>
    </>
  );
}
