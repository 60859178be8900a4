import { Alert, Button, ButtonGroup, Details, Form, LinkButton, TextArea } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { getAdminStaffId } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { type Capability, hasCapability } from "../../../../../access/access/index.ts";
import type { VersionFound } from "./find-version.ts";
import { buildServiceVersionPath, draftPath } from "./service-paths.ts";
import { versionWords } from "./version-words.ts";

interface GesturesProps {
  readonly visit: Visit;
  readonly found: VersionFound;
  readonly errors: readonly FieldError[];
  /** In the mode of small staffs: they wrote it, announced it, and its day has come. */
  readonly isOwnToApprove: boolean;
}

/** The next step of the version, for the agent who may take it; the others are told who can. */
export function VersionGestures(props: GesturesProps) {
  const { visit, found } = props;
  const { version } = found;
  const may = (capability: Capability) =>
    hasCapability(visit.context.actor, capability, { serviceId: version.serviceId });
  const words = versionWords(visit.language);
  switch (version.state) {
    case "draft":
      return may("service.draft") ? (
        <ButtonGroup>
          <LinkButton
            href={formatAdminPath(visit.brand, draftPath(version.serviceId, version.version))}
            icon="pencil"
          >
            {words.edit}
          </LinkButton>
        </ButtonGroup>
      ) : null;
    case "submitted":
      return may("service.approve") ? (
        <Approval {...props} />
      ) : (
        <Told title={words.waiting} text={words.waitingText} />
      );
    case "approved":
      return (
        <>
          {may("service.publish") && (
            <>
              <p>{words.publishText}</p>
              <Gesture {...props} to="publier" label={words.publish} />
            </>
          )}
          {may("service.approve") && <SendBack {...props} />}
        </>
      );
    default:
      return null;
  }
}

function Approval(props: GesturesProps) {
  const { visit, found } = props;
  const words = versionWords(visit.language);
  if (found.version.writtenBy.includes(getAdminStaffId(visit)) && !props.isOwnToApprove) {
    return <Told title={words.ownWork} text={words.ownWorkText} />;
  }
  return (
    <>
      <Gesture {...props} to="approuver" label={words.approve} />
      <SendBack {...props} />
    </>
  );
}

const Told = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <Alert tone="info" title={title}>
    <p>{text}</p>
  </Alert>
);

function renderGestureForm({ visit, found: { version } }: GesturesProps, to: string) {
  const { serviceId, version: number, revision } = version;
  return {
    action: formatAdminPath(visit.brand, `${buildServiceVersionPath(serviceId, number)}/${to}`),
    csrf: visit.csrf(),
    hidden: { _revision: String(revision) },
  };
}

function Gesture({ to, label, ...props }: GesturesProps & { readonly to: string; readonly label: string }) {
  return (
    <Form {...renderGestureForm(props, to)}>
      <Button icon="check">{label}</Button>
    </Form>
  );
}

function SendBack(props: GesturesProps) {
  const { language } = props.visit;
  const words = versionWords(language);
  const error = props.errors[0]?.[language];
  return (
    <Details summary={words.sendBack} open={error !== undefined}>
      <Form {...renderGestureForm(props, "renvoyer")}>
        <TextArea
          name="reason"
          label={words.reason}
          rows={3}
          maxLength={2_000}
          {...(error ? { error } : {})}
        />
        <Button variant="secondary">{words.sendBack}</Button>
      </Form>
    </Details>
  );
}
