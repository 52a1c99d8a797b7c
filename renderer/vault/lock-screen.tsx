import { LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { useState } from "react";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import type { VaultDesk } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { Tag } from "../components/tag.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted, listed } from "../format.ts";
import { unlockVaults, useVault } from "../stores/vault.ts";
import { leastCustodians } from "./filter.ts";
import { SecretBox } from "./secret-box.tsx";

function useReason(desk: VaultDesk): string {
  const lockedBy = useVault((store) => store.lockedBy);
  const { idleMinutes } = desk.settings;
  if (lockedBy === "person") return "You locked them.";
  if (lockedBy === null) return "Nothing in them can be read until you unlock them.";
  return `They locked themselves: ${counted(idleMinutes, "minute")} without use, or the computer was locked or went to sleep.`;
}

/** What is known of a vault without its key. */
function KnownVault({ vault }: { vault: VaultSummary }) {
  const inOffice = vault.custodians.filter((one) => one.removed === null);
  return (
    <li className="row known-vault">
      <div className="row-text">
        <bdi className="t">{vault.name}</bdi>
        <small>
          <bdi>{vault.department}</bdi> · {counted(vault.credentials, "credential")}
        </small>
      </div>
      <small className="known-custodians">{listed(inOffice.map((one) => (one.isMe ? "you" : one.name)))}</small>
      <span className="tags">
        {vault.resets.length > 0 && <Tag tone="bad">{counted(vault.resets.length, "reset")} due</Tag>}
        {vault.conflicts > 0 && <Tag tone="bad">Copies disagree</Tag>}
        {inOffice.length < leastCustodians ? (
          <Tag tone="warn">One custodian</Tag>
        ) : (
          vault.alone > 0 && <Tag tone="warn">{vault.alone} opened by one only</Tag>
        )}
      </span>
    </li>
  );
}

/** Unlocks with the keychain alone: Enter is enough. */
function UnlockButton() {
  const submit = useSubmit(() => unlockVaults(null));
  return (
    <>
      <ErrorNote refused={submit.refused} />
      <Button look="primary" icon={LockKeyholeOpen} onPress={() => void submit.run()} busy={submit.busy} autoFocus>
        {submit.busy ? "Unlocking…" : "Unlock"}
      </Button>
      <p className="form-foot">Your key comes from the keychain of this computer.</p>
    </>
  );
}

/** Unlocks with the keychain and a passphrase on top of it. */
function UnlockForm() {
  const [passphrase, setPassphrase] = useState("");
  const submit = useSubmit(async () => {
    await unlockVaults(passphrase);
    setPassphrase("");
  });
  return (
    <Form submit={submit} action={submit.busy ? "Unlocking…" : "Unlock"} label="Unlock">
      <SecretBox
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        required
        missing="Type your passphrase."
        autoFocus
      />
    </Form>
  );
}

/** The vaults are locked: one button, and what may be seen without the key. */
export function LockScreen({ desk }: { desk: VaultDesk }) {
  const reason = useReason(desk);
  return (
    <div className="screen lock-screen">
      <h1 className="unseen">Vault</h1>
      <section className="panel locked" aria-label="Locked">
        <span className="lock-sign">
          <LockKeyhole size={26} strokeWidth={1.7} aria-hidden="true" />
        </span>
        <h2>The vaults are locked</h2>
        <p className="sub">{reason}</p>
        {desk.identity?.passphrase ? <UnlockForm /> : <UnlockButton />}
      </section>
      {desk.vaults.length > 0 && (
        <section aria-label="Vaults">
          <h2 className="group">{counted(desk.vaults.length, "vault")} on this computer</h2>
          <ul className="list">
            {desk.vaults.map((vault) => (
              <KnownVault key={vault.id} vault={vault} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
