import { Button, Form } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";
import { isUuid } from "../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../web/index.ts";
import type { Assignee, ChosenRow } from "../../index.ts";
import { getQueueWords } from "./queue-words.ts";

/** The form to which the boxes of the rows belong, though they stand outside of it. */
export const ASSIGN_FORM = "attribuer";
export const CHOSEN = "choisi";
export const AGENT = "agent";
/** The agent who is signed in. */
export const ME = "moi";

export const formatChosen = ({ kind, id, version, number }: ChosenRow): string =>
  [kind, id, version, number].join("~");

/** Undefined for what no page of ours writes. */
export function parseChosen(text: string): ChosenRow | undefined {
  const [kind = "", id = "", version = "", ...number] = text.split("~");
  if (!isUuid(id) || !/^\d{1,9}$/.test(version)) return undefined;
  return { kind, id, version: Number(version), number: number.join("~").slice(0, 200) };
}

export function AssignForm({ assignees, visit }: { assignees: readonly Assignee[]; visit: Visit }) {
  const { assign: words } = getQueueWords(visit.language);
  return (
    <div class="ar-queue__assign">
      <Form
        action={`${buildDeskAddresses(visit.brand).queue}/attribuer`}
        csrf={visit.csrf()}
        id={ASSIGN_FORM}
      >
        <label for="agent">{words.label}</label>
        <select class="ds-input" id="agent" name={AGENT}>
          <option value={ME}>{words.me}</option>
          {assignees.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Button variant="secondary">{words.submit}</Button>
      </Form>
    </div>
  );
}
