/** A French number, never cut at the end of a line, that a telephone dials. */
export function PhoneLink({ phone }: { phone: string }) {
  return <a href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>{phone.replaceAll(" ", "\u00a0")}</a>;
}
