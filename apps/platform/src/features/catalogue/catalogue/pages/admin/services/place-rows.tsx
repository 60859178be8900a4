import { Checkbox, Details } from "@ardeco/ui";
import { formatKeyName, formatRowName, listRowNumbers } from "./draft-lists.ts";
import { getDraftText } from "./draft-values.ts";
import { type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { presentationWords } from "./presentation-words.ts";
import { AddButton } from "./request-rows.tsx";

/** Where one goes, and when. */
export function PlaceRows({ editing }: { readonly editing: Editing }) {
  const { values, errors, language } = editing;
  const words = presentationWords(language);
  return (
    <>
      {listRowNumbers(values, "places").map((number, index) => {
        const row = formatRowName("places", number);
        const label = getDraftText(values, formatKeyName("places", number)) || words.newRow;
        const open = label === words.newRow || errors.some(({ field }) => field.startsWith(`${row}_`));
        const field = (name: string) => ({ editing, name: `${row}_${name}` });
        return (
          <Details key={row} summary={editorWords(language).row(index + 1, label)} open={open}>
            <Line {...field("name")} label={words.rows.places_name} />
            <Line {...field("street")} label={words.rows.places_street} optional />
            <Line {...field("postalCode")} label={words.rows.places_postalCode} width="short" optional />
            <Line {...field("locality")} label={words.rows.places_locality} optional />
            <Line {...field("phone")} label={words.rows.places_phone} optional />
            <Line {...field("email")} label={words.rows.places_email} optional />
            <Line
              {...field("hours_fr")}
              label={words.rows.places_hours_fr}
              hint={words.hoursHint}
              rows={3}
              optional
            />
            <Line {...field("hours_en")} label={words.rows.places_hours_en} rows={3} optional />
            <Checkbox name={`${row}_remove`} label={editorWords(language).remove} />
          </Details>
        );
      })}
      <AddButton list="places" label={words.addPlace} values={values} />
    </>
  );
}
