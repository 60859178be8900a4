import type { Field } from "../../../web/index.ts";
import { bothIn } from "../../../web/index.ts";
import { authorityWords as words } from "./authority-words.ts";

/** In the order of the page; `group` names its section. */
export const fieldGroups = {
  look: [
    {
      kind: "text",
      name: "name",
      label: bothIn(words)(({ name }) => name),
      hint: bothIn(words)(({ nameHint }) => nameHint),
      maxLength: 100,
    },
    {
      kind: "text",
      name: "colour",
      label: bothIn(words)(({ colour }) => colour),
      hint: bothIn(words)(({ colourHint }) => colourHint),
      width: "short",
      maxLength: 7,
      pattern: { test: /^#[0-9a-f]{6}$/i, sentence: bothIn(words)(({ colourWrong }) => colourWrong) },
    },
  ],
  reach: [
    {
      kind: "text",
      name: "street",
      label: bothIn(words)(({ street }) => street),
      maxLength: 200,
      optional: true,
    },
    {
      kind: "text",
      name: "postalCode",
      label: bothIn(words)(({ postalCode }) => postalCode),
      inputMode: "numeric",
      width: "short",
      optional: true,
      pattern: { test: /^\d{5}$/, sentence: bothIn(words)(({ postalCodeWrong }) => postalCodeWrong) },
    },
    {
      kind: "text",
      name: "locality",
      label: bothIn(words)(({ locality }) => locality),
      maxLength: 100,
      optional: true,
    },
    { kind: "phone", name: "phone", label: bothIn(words)(({ phone }) => phone), optional: true },
    { kind: "email", name: "email", label: bothIn(words)(({ email }) => email), optional: true },
    {
      kind: "email",
      name: "dataProtectionEmail",
      label: bothIn(words)(({ dataProtectionEmail }) => dataProtectionEmail),
      hint: bothIn(words)(({ dataProtectionHint }) => dataProtectionHint),
      optional: true,
    },
    {
      kind: "text",
      name: "hours",
      label: bothIn(words)(({ hours }) => hours),
      hint: bothIn(words)(({ hoursHint }) => hoursHint),
      multiline: true,
      optional: true,
    },
  ],
  offers: [
    {
      kind: "choice",
      name: "privateOffers",
      label: bothIn(words)(({ privateOffers }) => privateOffers),
      why: bothIn(words)(({ privateOffersWhy }) => privateOffersWhy),
      options: [
        { value: "no", label: bothIn(words)(({ hidden }) => hidden) },
        { value: "yes", label: bothIn(words)(({ shown }) => shown) },
      ],
    },
  ],
} as const satisfies Record<string, readonly Field[]>;

export const groupNames = ["look", "reach", "offers"] as const;

export const authorityFields: readonly Field[] = groupNames.flatMap(
  (name): readonly Field[] => fieldGroups[name],
);
