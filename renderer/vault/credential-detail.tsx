import { ArrowLeft, Copy, Ellipsis, FolderInput, PencilLine, Trash2 } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { CredentialRow, CredentialView, VaultView } from "../../main/model/vault-view.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { DeviceWarning } from "../components/device-warning.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { copyText } from "../components/hash.tsx";
import { day, moment } from "../format.ts";
import { useAccounts } from "../stores/accounts.ts";
import { deleteCredential } from "../stores/deleted.ts";
import { useZone } from "../stores/packs.ts";
import { stay, type VaultPlace } from "../stores/place.ts";
import { useVault } from "../stores/vault.ts";
import { AccessList } from "./access-list.tsx";
import { Conflict } from "./conflict.tsx";
import { CopyButton } from "./copy-button.tsx";
import { DetailNotes } from "./detail-notes.tsx";
import { HalfTypedNote } from "./half-typed-note.tsx";
import { HiddenNotes, RecoveryCodes } from "./hidden-texts.tsx";
import { History } from "./history.tsx";
import { MenuButton } from "./menu-button.tsx";
import { MovePanel } from "./move-panel.tsx";
import { ProvedBy } from "./proved-by.tsx";
import { Field, PasswordField } from "./secret-field.tsx";
import { Tile } from "./tile.tsx";
import { TotpCode } from "./totp-code.tsx";
import { useCredential } from "./use-credential.ts";

function OpenFields({ credential }: { credential: CredentialView }) {
  const account = useAccounts((store) => store.accounts)?.find((one) => one.id === credential.account);
  const { address } = credential;
  return (
    <>
      {address !== null && (
        <Field
          label="Address"
          actions={
            <Button
              small
              look="quiet"
              icon={Copy}
              aria-label="Copy address"
              onPress={() => void copyText(address, "Address")}
            >
              Copy
            </Button>
          }
        >
          <bdi className="break">{address}</bdi>
        </Field>
      )}
      {account !== undefined && (
        <Field label="Account">
          <bdi>{account.name}</bdi> <span className="faint">{`${account.handle} on ${account.platform}`}</span>
        </Field>
      )}
    </>
  );
}

function Fields({ credential }: { credential: CredentialView }) {
  const { vault, id, version, username } = credential;
  const zone = useZone();
  const [refused, setRefused] = useState<Refused | null>(null);
  const of = { vault, credential: id, version: null };
  return (
    <dl className="cred-fields">
      <Field
        label="User name"
        refused={refused}
        actions={
          username !== "" && (
            <CopyButton {...of} field="username" what="User name" onRefused={setRefused} keys="Control+C" />
          )
        }
      >
        {username === "" ? <span className="faint">none</span> : <bdi className="break">{username}</bdi>}
      </Field>
      <PasswordField of={of} stamp={version} isEmpty={credential.health.includes("empty")}>
        <small className="faint since">since {day(credential.passwordSince, zone)}</small>
      </PasswordField>
      {credential.hasTotp && <TotpCode vault={vault} credential={id} stamp={version} />}
      <OpenFields credential={credential} />
      {credential.recoveryCodes > 0 && <RecoveryCodes {...of} stamp={version} codes={credential.recoveryCodes} />}
      {credential.hasNotes && <HiddenNotes {...of} stamp={version} />}
    </dl>
  );
}

interface HeadProps {
  readonly credential: CredentialView;
  readonly place: VaultPlace;
  readonly onMove: () => void;
  readonly onRefused: (refused: Refused | null) => void;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

function DetailHead({ credential, place, onMove, onRefused, heading }: HeadProps) {
  const zone = useZone();
  const others = useVault(({ desk }) => (desk?.vaults.length ?? 0) > 1);
  const { credential: _shown, ...list } = place;
  const remove = async () => {
    const { vault, id, label, version } = credential;
    onRefused(null);
    try {
      await deleteCredential({ vault, credential: id, label }, version);
      stay(list);
    } catch (error) {
      onRefused(refusedOf(error));
    }
  };
  const move = { id: "move", label: "Move to another vault…", icon: FolderInput, run: onMove };
  const erase = { id: "delete", label: "Delete", icon: Trash2, run: () => void remove() };
  return (
    <header className="cred-head">
      <Button look="quiet" small icon={ArrowLeft} onPress={() => stay(list)} aria-label="Back to the list">
        List
      </Button>
      <Tile label={credential.label} large />
      <div className="cred-title">
        <h2 ref={heading} tabIndex={-1} id="credential-title">
          <bdi>{credential.label}</bdi>
        </h2>
        <p className="faint">
          Changed {moment(credential.changedAt, zone)} by <bdi>{credential.changedBy}</bdi>
        </p>
      </div>
      <Button
        icon={PencilLine}
        onPress={() => stay({ ...place, credential: credential.id, doing: "edit" })}
        aria-keyshortcuts="Control+E"
      >
        Edit
      </Button>
      <MenuButton label="More" className="btn only-icon" choices={others ? [move, erase] : [erase]}>
        <Ellipsis size={16} aria-hidden="true" />
      </MenuButton>
    </header>
  );
}

/** When what had the focus is gone (a form that was saved, a conflict that was settled), the heading takes it. */
function useHeld(credential: CredentialView | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (credential !== null && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [credential]);
  return heading;
}

function Accesses({ credential }: { credential: CredentialView }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Who saw or copied it</summary>
      {open && <AccessList vault={credential.vault} credential={credential.id} />}
    </details>
  );
}

interface DetailProps {
  readonly view: VaultView;
  readonly row: CredentialRow | undefined;
  readonly id: string;
  readonly place: VaultPlace;
}

/** One credential: what it holds, what is the matter with it, who can open it, what it was before. */
export function CredentialDetail({ view, row, id, place }: DetailProps) {
  const vault = view.summary.id;
  const { credential, refused: unread, took } = useCredential(vault, id, row);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [moving, setMoving] = useState(false);
  const heading = useHeld(credential);
  if (credential === null) return <ErrorNote refused={unread} />;
  return (
    <article className="cred-detail" aria-labelledby="credential-title">
      <DetailHead
        credential={credential}
        place={place}
        onMove={() => setMoving(true)}
        onRefused={setRefused}
        heading={heading}
      />
      <DeviceWarning />
      <ErrorNote refused={refused ?? unread} />
      <HalfTypedNote credential={credential} place={place} />
      {moving && <MovePanel credential={credential} onClose={() => setMoving(false)} />}
      {credential.conflicts > 0 && <Conflict credential={credential} onSettled={took} />}
      <DetailNotes credential={credential} />
      <Fields credential={credential} />
      <ProvedBy credential={credential} summary={view.summary} />
      <History credential={credential} />
      <Accesses credential={credential} />
    </article>
  );
}
