import type { ComponentChildren } from "preact";
import type { Language } from "../../../../../../kernel/errors.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { passkeyAssets } from "./passkey-scripts.ts";

const words = defineMessages({
  fr: {
    stopped: "Rien n’a changé : la clé n’a pas répondu. Vous pouvez recommencer.",
    known: "Cet appareil garde déjà une clé pour ce compte.",
  },
  en: {
    stopped: "Nothing changed: the passkey did not answer. You can try again.",
    known: "This device already keeps a passkey for this account.",
  },
});

interface PasskeyPlaceProps {
  readonly act: "create" | "get";
  /** Where the script asks for the challenge. */
  readonly question: string;
  readonly language: Language;
  /** One form, with a hidden `answer`. */
  readonly children: ComponentChildren;
}

/**
 * Hidden until a script finds that the browser knows passkeys; the words travel with it, for it speaks no
 * language.
 */
export function PasskeyPlace({ act, question, language, children }: PasskeyPlaceProps) {
  const say = words(language);
  return (
    <>
      <div
        hidden
        class="ar-stack"
        data-passkey={act}
        data-question={question}
        data-stopped={say.stopped}
        data-known={say.known}
      >
        {children}
        <p role="status" />
      </div>
      {passkeyAssets.map(({ name }) => (
        <script key={name} type="module" src={`/assets/${name}`} />
      ))}
    </>
  );
}
