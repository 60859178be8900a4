import type { Field } from "../../../web/index.ts";
import { both } from "../common/both.ts";
import { authorityWords as words } from "./authority-words.ts";

/** In the order of the page; `group` names its section. */
export const fieldGroups = {
  look: [
    {
      kind: "text",
      name: "name",
      label: both(words, ({ name }) => name),
      hint: both(words, ({ nameHint }) => nameHint),
      maxLength: 100,
    },
    {
      kind: "text",
      name: "colour",
      label: both(words, ({ colour }) => colour),
      hint: both(words, ({ colourHint }) => colourHint),
      width: "short",
      maxLength: 7,
      pattern: { test: /^#[0-9a-f]{6}$/i, sentence: both(words, ({ colourWrong }) => colourWrong) },
    },
  ],
  reach: [
    {
      kind: "text",
      name: "street",
      label: both(words, ({ street }) => street),
      maxLength: 200,
      optional: true,
    },
    {
      kind: "text",
      name: "postalCode",
      label: both(words, ({ postalCode }) => postalCode),
      inputMode: "numeric",
      width: "short",
      optional: true,
      pattern: { test: /^\d{5}$/, sentence: both(words, ({ postalCodeWrong }) => postalCodeWrong) },
    },
    {
      kind: "text",
      name: "locality",
      label: both(words, ({ locality }) => locality),
      maxLength: 100,
      optional: true,
    },
    { kind: "phone", name: "phone", label: both(words, ({ phone }) => phone), optional: true },
    { kind: "email", name: "email", label: both(words, ({ email }) => email), optional: true },
    {
      kind: "email",
      name: "dataProtectionEmail",
      label: both(words, ({ dataProtectionEmail }) => dataProtectionEmail),
      hint: both(words, ({ dataProtectionHint }) => dataProtectionHint),
      optional: true,
    },
    {
      kind: "text",
      name: "hours",
      label: both(words, ({ hours }) => hours),
      hint: both(words, ({ hoursHint }) => hoursHint),
      multiline: true,
      optional: true,
    },
  ],
  offers: [
    {
      kind: "choice",
      name: "privateOffers",
      label: both(words, ({ privateOffers }) => privateOffers),
      why: both(words, ({ privateOffersWhy }) => privateOffersWhy),
      options: [
        { value: "no", label: both(words, ({ hidden }) => hidden) },
        { value: "yes", label: both(words, ({ shown }) => shown) },
      ],
    },
  ],
} as const satisfies Record<string, readonly Field[]>;

export const groupNames = ["look", "reach", "offers"] as const;

export const authorityFields: readonly Field[] = groupNames.flatMap(
  (name): readonly Field[] => fieldGroups[name],
);
