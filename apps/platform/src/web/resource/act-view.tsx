import { Button, type ButtonVariant, Form, LinkButton } from "@ardeco/ui";
import type { Visit } from "../visit/visit.ts";
import { type Act, formatPageHref } from "./frame.tsx";

const About = ({ about }: { readonly about: string | undefined }) =>
  about === undefined ? null : <span class="ds-sr-only"> ({about})</span>;

interface ActProps {
  readonly act: Act;
  readonly visit: Visit;
}

/** In a row of a list: as a link, whether it leads somewhere or does something. */
export function RowAct({ act, visit }: ActProps) {
  const { label, path, method, about } = act;
  const href = formatPageHref(visit, path);
  if (method === "get")
    return (
      <a href={href}>
        {label}
        <About about={about} />
      </a>
    );
  return (
    <Form action={href} csrf={visit.csrf()} isScripted>
      <Button variant="quiet">
        {label}
        <About about={about} />
      </Button>
    </Form>
  );
}

/** On the page of one thing: as a button. */
export function PageAct({ act, visit, variant }: ActProps & { readonly variant: ButtonVariant }) {
  const { label, path, method } = act;
  const href = formatPageHref(visit, path);
  if (method === "get")
    return (
      <LinkButton href={href} variant={variant}>
        {label}
      </LinkButton>
    );
  return (
    <Form action={href} csrf={visit.csrf()} isScripted>
      <Button variant={variant}>{label}</Button>
    </Form>
  );
}
