import type { Account } from "../../main/model/account.ts";
import type { CredentialView } from "../../main/model/vault-view.ts";
import { Button } from "../components/button.tsx";
import { PickBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useArrived } from "../custodians/use-arrived.ts";
import { useAccounts } from "../stores/accounts.ts";
import { useDraft } from "../stores/drafts.ts";
import { useHalfTypedSecrets } from "../stores/half-typed.ts";
import { draftKey, isChanged, type OpenDraft, openDraftOf } from "./draft.ts";
import { HiddenTextInput } from "./hidden-text-input.tsx";
import { PasswordInput } from "./password-input.tsx";
import { NewerNote, useSaving } from "./saving.tsx";
import { TotpInput } from "./totp-input.tsx";

interface FormProps {
  readonly vault: string;
  /** null: a new one. */
  readonly credential: CredentialView | null;
  readonly onSaved: (credential: CredentialView) => void;
  readonly onCancel: () => void;
}

interface OpenFieldsProps {
  readonly open: OpenDraft;
  readonly change: (part: Partial<OpenDraft>) => void;
  readonly accounts: readonly Account[];
  readonly isNew: boolean;
}

function OpenFields({ open, change, accounts, isNew }: OpenFieldsProps) {
  const choose = (id: string | null) => {
    const account = accounts.find((one) => one.id === id);
    const label = open.label || (account === undefined ? "" : `${account.name} on ${account.platform}`);
    change({ account: id ?? "", label });
  };
  return (
    <>
      <TextBox
        label="Name"
        value={open.label}
        onChange={(label) => change({ label })}
        placeholder="City Parks on Facebook"
        required
        missing="What is it for? A name by which colleagues find it."
        autoFocus={isNew}
      />
      <div className="pair">
        <TextBox label="User name" value={open.username} onChange={(username) => change({ username })} />
        <PickBox
          label="Account (optional)"
          value={open.account || null}
          onChange={choose}
          placeholder="None of the register"
          items={accounts.map(({ id, name, platform, handle }) => ({
            id,
            label: name,
            more: `${platform} · ${handle}`,
          }))}
        />
      </div>
    </>
  );
}

/** Adds or changes a credential. Its secrets are never in a draft on the disk. */
export function CredentialForm(props: FormProps) {
  const { vault, credential, onCancel } = props;
  const isNew = credential === null;
  const key = draftKey(vault, credential?.id ?? null);
  const [open, change, clearOpen] = useDraft<OpenDraft>(key, openDraftOf(credential));
  const [secrets, changeSecret, clearSecrets] = useHalfTypedSecrets(key);
  const accounts = useAccounts((store) => store.accounts) ?? [];
  const heading = useArrived<HTMLHeadingElement>();
  const forget = () => {
    clearOpen();
    clearSecrets();
  };
  const { submit, newer, changed } = useSaving(props, open, secrets, forget);
  const account = accounts.find((one) => one.id === open.account);
  const known = [open.label, open.username, open.address, account?.name ?? "", account?.platform ?? ""];
  const keptText = (field: "recoveryCodes" | "notes", isThere: boolean) =>
    credential !== null && isThere ? { vault, credential: credential.id, field } : null;
  const cancel = () => {
    forget();
    onCancel();
  };
  return (
    <section className="cred-form" aria-label={isNew ? "New credential" : "Edit credential"}>
      <h2 ref={isNew ? null : heading} tabIndex={-1}>
        {isNew ? (
          "New credential"
        ) : (
          <>
            Edit “<bdi>{credential.label}</bdi>”
          </>
        )}
      </h2>
      <Form
        submit={submit}
        action="Save"
        disabled={!isNew && !isChanged(open, secrets, credential)}
        more={
          <Button look="quiet" onPress={cancel}>
            Cancel
          </Button>
        }
        {...(isNew ? {} : { foot: "The version before stays in the history." })}
      >
        <OpenFields open={open} change={change} accounts={accounts} isNew={isNew} />
        <PasswordInput
          value={secrets.password}
          onChange={(password) => changeSecret({ password })}
          isNew={isNew || credential.health.includes("empty")}
          known={known}
          platform={account?.platform ?? null}
        />
        <TotpInput
          value={secrets.totp}
          onChange={(totp) => changeSecret({ totp })}
          hasOne={credential?.hasTotp ?? false}
        />
        <TextBox
          label="Address (optional)"
          type="url"
          value={open.address}
          onChange={(address) => change({ address })}
          placeholder="https://"
          hint="Where one logs in."
        />
        <HiddenTextInput
          label="Recovery codes (optional)"
          hint="One a line."
          lines={4}
          value={secrets.recoveryCodes}
          onChange={(recoveryCodes) => changeSecret({ recoveryCodes })}
          kept={keptText("recoveryCodes", (credential?.recoveryCodes ?? 0) > 0)}
        />
        <HiddenTextInput
          label="Notes (optional)"
          hint="Hidden like the password, and only for custodians."
          lines={3}
          value={secrets.notes}
          onChange={(notes) => changeSecret({ notes })}
          kept={keptText("notes", credential?.hasNotes ?? false)}
        />
        {newer !== null && <NewerNote credential={newer} changed={changed} />}
      </Form>
    </section>
  );
}
