import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { CredentialView, VersionView } from "../../main/model/vault-view.ts";
import { ErrorNote } from "../components/error-note.tsx";
import { counted, moment, momentInFull } from "../format.ts";
import { useZone } from "../stores/packs.ts";
import { CopyButton } from "./copy-button.tsx";
import { PasswordText } from "./password-text.tsx";
import { ShowButton } from "./secret-field.tsx";
import { useSecret } from "./use-secret.ts";
import { versionWords } from "./words.ts";

interface VersionProps {
  readonly credential: CredentialView;
  readonly version: VersionView;
  readonly isFirst: boolean;
}

/** The password that this version brought, to be looked at: a platform may still want the one before. */
function OlderPassword({ credential, version }: Omit<VersionProps, "isFirst">) {
  const of = { vault: credential.vault, credential: credential.id, version: version.version };
  const secret = useSecret({ ...of, field: "password" });
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <>
      <span className="cred-actions">
        {secret.value === null ? <small className="faint">password</small> : <PasswordText password={secret.value} />}
        <ShowButton secret={secret} what="Its password" />
        <CopyButton {...of} field="password" what="Its password" onRefused={setRefused} />
      </span>
      <ErrorNote refused={refused ?? secret.refused} />
    </>
  );
}

function Version({ credential, version, isFirst }: VersionProps) {
  const zone = useZone();
  const setsPassword = version.changed.includes("password") && !version.deleted;
  return (
    <li>
      <div>
        <span className="t">{versionWords(version, isFirst)}</span>
        {version.isHead && credential.conflicts > 0 && <span className="tag bad">Copies disagree</span>}
        <small className="faint">
          <bdi>{version.by}</bdi> ·{" "}
          <time dateTime={version.at} title={momentInFull(version.at, zone)}>
            {moment(version.at, zone)}
          </time>
        </small>
      </div>
      {setsPassword && <OlderPassword credential={credential} version={version} />}
    </li>
  );
}

/** Every version there ever was, newest first: nothing is lost. */
export function History({ credential }: { credential: CredentialView }) {
  const [open, setOpen] = useState(false);
  const { history } = credential;
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        History <span className="faint">{counted(history.length, "version")}</span>
      </summary>
      {open && (
        <ol className="versions">
          {history.map((version, at) => (
            <Version
              key={version.version}
              credential={credential}
              version={version}
              isFirst={at === history.length - 1}
            />
          ))}
        </ol>
      )}
    </details>
  );
}
