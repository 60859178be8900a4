import { Button, Form } from "@ardeco/ui";
import { PasskeyPlace } from "../../features/access/access/pages/common/passkeys/passkey-place.tsx";
import type { Visit } from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { buildReturnInput } from "./return-path.ts";
import { doorWords } from "./words.ts";

interface PasskeySignInProps {
  readonly visit: Visit;
  readonly door: Door;
  readonly back: string | undefined;
}

/** The button; it shows where the browser knows passkeys. */
export function PasskeyButton({ visit, door, back }: PasskeySignInProps) {
  const { brand, language, csrf } = visit;
  const say = doorWords(language);
  const path = formatDoorPath(brand, `${door.path}/cle`);
  return (
    <PasskeyPlace act="get" question={path} language={language}>
      <Form action={path} csrf={csrf()} hidden={{ answer: "", ...buildReturnInput(back) }}>
        <Button variant="secondary" icon="key-round">
          {say.withKey}
        </Button>
      </Form>
      <p class="ar-hint">{say.withKeyWhy}</p>
    </PasskeyPlace>
  );
}
