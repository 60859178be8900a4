import { fieldId, TextField } from "@ardeco/ui";
import { defineMessages } from "../messages.ts";
import { type AddressField, type AddressPart, addressParts, formatAddressPartName } from "./field.ts";
import { buildCommonProps, type FieldViewProps, findFirstTyped } from "./field-props.ts";

const words = defineMessages({
  fr: {
    street: "Numéro et rue",
    complement: "Appartement, étage, bâtiment",
    postcode: "Code postal",
    city: "Commune",
  },
  en: {
    street: "Number and street",
    complement: "Flat, floor, building",
    postcode: "Postcode",
    city: "Town",
  },
});

const inputs = {
  street: { autocomplete: "address-line1", width: "full" },
  complement: { autocomplete: "address-line2", width: "full", optional: true },
  postcode: { autocomplete: "postal-code", width: "short", inputMode: "numeric" },
  city: { autocomplete: "address-level2", width: "medium" },
} as const satisfies Record<AddressPart, object>;

/** Four lines under one legend. What is said of the whole address is said of its first line. */
export function AddressView(props: FieldViewProps<AddressField>) {
  const { field, typed, errors, language } = props;
  const { label, why, hint, error: wholeError } = buildCommonProps(props);
  return (
    <fieldset class="ds-fieldset" id={fieldId(field.name)}>
      <legend class="ar-label">{label}</legend>
      {why && <p class="ar-why">{why}</p>}
      {hint && <p class="ar-hint">{hint}</p>}
      <div class="ar-stack">
        {addressParts.map((part) => {
          const name = formatAddressPartName(field.name, part);
          const ownError = errors.find((error) => error.field === name)?.[language];
          return (
            <TextField
              key={part}
              name={name}
              label={words(language)[part]}
              value={findFirstTyped(typed, name)}
              error={ownError ?? (part === "street" ? wholeError : undefined)}
              {...inputs[part]}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
