import type { Account } from "../../main/model/account.ts";
import { type ContentKind, contentKinds } from "../../main/model/entry.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { PickBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { FoundText } from "../reading/found-text.tsx";
import { startCase } from "../stores/cases.ts";
import { useDraft } from "../stores/drafts.ts";
import { go } from "../stores/place.ts";
import { looseTray, moveTray } from "../stores/tray.ts";
import { webAddress } from "../web-address.ts";
import { contentKindWords } from "../words.ts";
import { instantOf } from "../zoned-time.ts";

interface StartDraft {
  readonly account: string;
  readonly contentKind: ContentKind;
  readonly published: "yes" | "no";
  readonly address: string;
  readonly author: string;
  readonly posted: string;
  readonly content: string;
}

/** Kinds that may come without a word. */
const wordless: readonly ContentKind[] = ["photo", "video", "profile"];

const empty: StartDraft = {
  account: "",
  contentKind: "comment",
  published: "yes",
  address: "",
  author: "",
  posted: "",
  content: "",
};

/** What is typed into the form that starts a case. */
export function useStartDraft() {
  return useDraft<StartDraft>("start", empty);
}

interface StartFormProps {
  readonly accounts: readonly Account[];
  readonly zone: string;
  readonly onAddAccount: () => void;
}

/** What the content is, where it stands and who wrote it: the first step of every case. */
export function StartForm({ accounts, zone, onAddAccount }: StartFormProps) {
  const [draft, change, clear] = useStartDraft();
  const account = accounts.find((one) => one.id === draft.account) ?? (accounts.length === 1 ? accounts[0] : undefined);
  const submit = useSubmit(async () => {
    const view = await startCase({
      account: account?.id ?? "",
      address: webAddress(draft.address) || null,
      author: draft.author,
      content: draft.content,
      contentKind: draft.contentKind,
      postedAt: draft.posted === "" ? null : instantOf(draft.posted, zone, new Date(), null),
      published: draft.published === "yes",
    });
    clear();
    moveTray(looseTray, view.summary.id);
    go({ screen: "case", id: view.summary.id });
  });
  return (
    <Form
      submit={submit}
      action="Start the case"
      label="Start a case"
      foot="Recorded in the log under your name. You can correct it later; the first version stays."
    >
      <div className="two wide-first">
        <PickBox
          label="Account"
          items={accounts.map((one) => ({ id: one.id, label: `${one.name}, ${one.platform}`, more: one.handle }))}
          value={account?.id ?? null}
          onChange={(id) => change({ account: id ?? "" })}
          required
          missing="On which account does it stand?"
          {...(account ? { hint: `${account.handle} · ${account.platform} · ${account.department}` } : {})}
        />
        <Button look="quiet" onPress={onAddAccount}>
          Add an account…
        </Button>
      </div>
      <div className="two">
        <SelectBox
          label="Kind of content"
          value={draft.contentKind}
          onChange={(contentKind) => change({ contentKind })}
          options={contentKinds.map((kind) => ({ value: kind, label: contentKindWords[kind] }))}
        />
        <RadioChoices
          label="Where it stands"
          value={draft.published}
          onChange={(published) => change({ published })}
          choices={[
            { value: "yes", label: "Already public" },
            { value: "no", label: "Waiting for moderation" },
          ]}
        />
      </div>
      <div className="two">
        <TextBox
          label="Author"
          value={draft.author}
          onChange={(author) => change({ author })}
          required
          missing="The author’s handle, as the platform shows it."
          placeholder="handle, as the platform shows it"
        />
        <TimeBox
          label="When it was posted (if known)"
          value={draft.posted}
          onChange={(posted) => change({ posted })}
          zone={zone}
        />
      </div>
      <TextBox
        label="Address of the content (optional)"
        type="url"
        value={draft.address}
        onChange={(address) => change({ address })}
        placeholder="https://"
      />
      <TextBox
        label="Text of the content"
        value={draft.content}
        onChange={(content) => change({ content })}
        lines={5}
        required={!wordless.includes(draft.contentKind)}
        missing="Copy what it says, word for word."
        hint={
          wordless.includes(draft.contentKind)
            ? "Leave it empty where there are no words."
            : "Word for word: it is shown in the record and searched later."
        }
      />
      <FoundText value={draft.content} onChange={(content) => change({ content })} />
    </Form>
  );
}
