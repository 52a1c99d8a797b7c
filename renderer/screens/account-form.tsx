import type { Account } from "../../main/model/account.ts";
import { Button } from "../components/button.tsx";
import { SuggestBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { addAccount, useAccounts } from "../stores/accounts.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { useZone } from "../stores/packs.ts";
import { webAddress } from "../web-address.ts";
import { platforms } from "../words.ts";
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
  const items = (names: Iterable<string>) => [...new Set(names)].map((name) => ({ id: name, label: name }));
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
      <div className="two">
        <SuggestBox
          label="Platform"
          value={draft.platform}
          onChange={(platform) => change({ platform })}
          items={items([...known.map((one) => one.platform), ...platforms])}
          required
          missing="Which platform is it on?"
        />
        <TextBox
          label="Handle"
          value={draft.handle}
          onChange={(handle) => change({ handle })}
          placeholder="@cityparks"
          required
          missing="The account’s name with its @, such as @cityparks."
        />
      </div>
      <div className="two">
        <TextBox label="Name of the page" value={draft.name} onChange={(name) => change({ name })} required />
        <SuggestBox
          label="Department"
          value={draft.department}
          onChange={(department) => change({ department })}
          items={items([person.department, ...known.map((one) => one.department)])}
          required
        />
      </div>
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
