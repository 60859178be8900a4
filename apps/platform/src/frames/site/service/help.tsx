import type { Desk } from "../../../features/authorities/authorities/index.ts";
import { PhoneLink } from "../../../web/index.ts";

/** Whom to call, as the organisation mode of the authority has it. */
export function ServiceHelp({ desks }: { desks: readonly Desk[] }) {
  if (desks.length === 0) return null;
  return (
    <ul class="ar-help">
      {desks.map(({ id, name, contact }) => (
        <li key={id}>
          <strong>{name}</strong>
          {contact.phone && (
            <>
              {" "}
              <PhoneLink phone={contact.phone} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
