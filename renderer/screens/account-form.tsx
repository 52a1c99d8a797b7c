import type { Account } from "../../main/model/account.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { PageFields } from "../components/page-fields.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { addAccount, useAccounts } from "../stores/accounts.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { useZone } from "../stores/packs.ts";
import { webAddress } from "../web-address.ts";
import { toWallDate } from "../zoned-time.ts";

interface AccountFormProps {
  readonly onAdded: (account: Account) => void;
  readonly onCancel?: () => void;
}

/** Adds an official account. */
export function AccountForm({ onAdded, onCancel }: AccountFormProps) {
  const { person } = useReady();
  const zone = useZone();
  const known = useAccounts((store) => store.accounts) ?? [];
  const [draft, change, clear] = useDraft("account", {
    department: person.department,
    platform: "",
    handle: "",
    name: "",
    address: "",
    since: "",
  });
  const submit = useSubmit(async () => {
    const { address, since, ...rest } = draft;
    const account = await addAccount({ ...rest, address: webAddress(address) || null, since: since || null });
    clear();
    announce(`${account.name} added.`);
    onAdded(account);
  });
  return (
    <Form
      submit={submit}
      action="Add the account"
      label="Add an account"
      more={
        onCancel && (
          <Button look="quiet" onPress={onCancel}>
            Cancel
          </Button>
        )
      }
    >
      <PageFields
        draft={draft}
        change={change}
        knownPlatforms={known.map(({ platform }) => platform)}
        knownDepartments={[person.department, ...known.map(({ department }) => department)]}
      />
      <div className="two">
        <TextBox
          label="Address of the page (optional)"
          type="url"
          value={draft.address}
          onChange={(address) => change({ address })}
          placeholder="https://"
        />
        <TextBox
          label="Open since (optional)"
          type="date"
          value={draft.since}
          onChange={(since) => change({ since })}
          max={toWallDate(new Date(), zone)}
        />
      </div>
    </Form>
  );
}
