import { Button, Form, TextArea } from "@ardeco/ui";
import type { Language } from "../../kernel/errors.ts";
import { defineMessages } from "../messages.ts";
import type { KeptForm } from "./find-kept-form.ts";

const words = defineMessages({
  fr: {
    kept: "Ce que vous aviez écrit",
    keptWhy: "À relire. Ce texte est envoyé avec le reste.",
    nothingLost: "Rien n’est perdu : cette page garde ce que vous aviez rempli.",
    signedOut: "Vous n’êtes pas connecté, ou vous ne l’êtes plus.",
    signIn: "Connectez-vous dans un nouvel onglet",
    comeBack: "Revenez sur cette page, sans la fermer.",
    press: "Appuyez sur « Envoyer de nouveau ».",
    secrets: "Un code ou un mot de passe n’est jamais gardé : il vous sera redemandé.",
    files: "Les fichiers joints ne sont pas gardés : vous les choisirez de nouveau.",
    resend: "Envoyer de nouveau",
  },
  en: {
    kept: "What you had written",
    keptWhy: "To read again. This text is sent with the rest.",
    nothingLost: "Nothing is lost: this page keeps what you had filled in.",
    signedOut: "You are not signed in, or no longer.",
    signIn: "Sign in, in a new tab",
    comeBack: "Come back to this page, without closing it.",
    press: "Press “Send again”.",
    secrets: "A code or a password is never kept: you will be asked for it again.",
    files: "Attached files are not kept: you will choose them again.",
    resend: "Send again",
  },
});

export interface ResendFormProps {
  readonly form: KeptForm;
  readonly csrf: string;
  /** Where to sign in first; undefined for who is signed in. */
  readonly signInHref: string | undefined;
  readonly language: Language;
}

/**
 * Sends a form again as it was typed, after its session ended: by hand, for the person may be another one by
 * now.
 */
export function ResendForm({ form, csrf, signInHref, language }: ResendFormProps) {
  const say = words(language);
  return (
    <>
      <p class="ar-lead">{say.nothingLost}</p>
      {signInHref && <p>{say.signedOut}</p>}
      {signInHref && (
        <ol>
          <li>
            <a href={signInHref} target="_blank" rel="noopener">
              {say.signIn}
            </a>
          </li>
          <li>{say.comeBack}</li>
          <li>{say.press}</li>
        </ol>
      )}
      {form.longTexts.map((text, index) => (
        <TextArea
          key={index}
          name={`texte-${index + 1}`}
          label={form.longTexts.length === 1 ? say.kept : `${say.kept} (${index + 1})`}
          why={say.keptWhy}
          optional
          readOnly
          value={text}
        />
      ))}
      <Form action={form.action} csrf={csrf} multipart={form.isMultipart}>
        {form.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Button>{say.resend}</Button>
        {form.hadSecrets && <p class="ar-hint">{say.secrets}</p>}
        {form.isMultipart && <p class="ar-hint">{say.files}</p>}
      </Form>
    </>
  );
}
