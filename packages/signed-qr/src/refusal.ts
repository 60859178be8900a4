/** Why a code is refused: a stable name for programs, a sentence for whoever stands there. */
export const refusals = {
  malformed: {
    fr: "Ce code n’est pas un code de cette plateforme, ou il est abîmé.",
    en: "This code is not one of this platform, or is damaged.",
  },
  "unknown-key": {
    fr: "Ce code n’a pas été émis par une collectivité connue de ce terminal.",
    en: "This code was not issued by an authority known to this terminal.",
  },
  "wrong-signature": {
    fr: "Ce code a été modifié ou fabriqué.",
    en: "This code was changed or made up.",
  },
  expired: {
    fr: "Ce code n’est plus valable.",
    en: "This code is no longer valid.",
  },
  "not-yet": {
    fr: "Ce code n’est pas encore valable.",
    en: "This code is not valid yet.",
  },
  "outside-the-window": {
    fr: "Ce code a changé depuis : une photo ou une copie ne sert pas.",
    en: "This code has changed since: a picture or a copy is of no use.",
  },
  replayed: {
    fr: "Ce code vient de servir : attendez le suivant, quinze secondes au plus.",
    en: "This code was just used: wait for the next one, fifteen seconds at most.",
  },
  denied: {
    fr: "Ce support a été déclaré perdu ou n’est plus valable.",
    en: "This support was declared lost or is no longer valid.",
  },
  "older-list": {
    fr: "Cette liste d’opposition est plus ancienne que celle déjà connue.",
    en: "This deny list is older than the one already known.",
  },
} as const;

export type Refusal = keyof typeof refusals;

/** The only error that a code or a list, whatever it holds, gives. */
export class RefusedCode extends Error {
  override readonly name = "RefusedCode";
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal, options);
    this.refusal = refusal;
  }
}
