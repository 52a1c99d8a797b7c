import type { CredentialRow, CredentialView, VaultView } from "../../main/model/vault-view.ts";
import { DeviceWarning } from "../components/device-warning.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { stay, type VaultPlace } from "../stores/place.ts";
import { CredentialForm } from "./credential-form.tsx";
import { useCredential } from "./use-credential.ts";

interface EditorProps {
  readonly view: VaultView;
  /** null: a new credential. */
  readonly id: string | null;
  readonly row: CredentialRow | undefined;
  readonly place: VaultPlace;
}

function Existing({
  vault,
  id,
  row,
  onDone,
}: {
  vault: string;
  id: string;
  row: CredentialRow | undefined;
  onDone: () => void;
}) {
  const { credential, refused } = useCredential(vault, id, row);
  if (credential === null) return <ErrorNote refused={refused} />;
  return (
    <>
      <DeviceWarning />
      <CredentialForm vault={vault} credential={credential} onSaved={onDone} onCancel={onDone} />
    </>
  );
}

/** The form in the place of the credential. */
export function CredentialEditor({ view, id, row, place }: EditorProps) {
  const vault = view.summary.id;
  const { doing: _done, credential: _shown, ...list } = place;
  const show = (credential: string) => stay({ ...list, vault, credential });
  if (id !== null) return <Existing vault={vault} id={id} row={row} onDone={() => show(id)} />;
  return (
    <CredentialForm
      vault={vault}
      credential={null}
      onSaved={(saved: CredentialView) => show(saved.id)}
      onCancel={() => stay({ ...list, vault })}
    />
  );
}
