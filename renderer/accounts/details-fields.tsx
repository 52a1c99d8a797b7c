import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { SuggestBox } from "../components/combo-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useReady } from "../stores/app.ts";
import { useRegisterStore } from "../stores/register.ts";
import { platforms } from "../words.ts";
import type { DetailsDraft } from "./details-draft.ts";
import { emailRuleWords, emailWords } from "./email-rule.ts";

interface FieldsProps {
  readonly pack: PolicyPack;
  readonly draft: DetailsDraft;
  readonly change: (part: Partial<DetailsDraft>) => void;
}

const items = (names: Iterable<string>) => [...new Set(names)].map((name) => ({ id: name, label: name }));

function Where({ draft, change }: Omit<FieldsProps, "pack">) {
  const desk = useRegisterStore((store) => store.desk);
  const { person } = useReady();
  const accounts = desk?.accounts ?? [];
  return (
    <>
      <div className="two">
        <SuggestBox
          label="Platform"
          value={draft.platform}
          onChange={(platform) => change({ platform })}
          items={items([...accounts.map((one) => one.platform), ...platforms])}
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
          items={items([person.department, ...(desk?.departments ?? []).map((one) => one.name)])}
          required
          missing="Which department runs it?"
        />
      </div>
    </>
  );
}

/** What an account is, where it stands, and how it is reached. [A-6.g] */
export function DetailsFields({ pack, draft, change }: FieldsProps) {
  const rule = emailRuleWords(pack);
  return (
    <>
      <Where draft={draft} change={change} />
      <TextBox
        label="Address of the page"
        type="url"
        value={draft.address}
        onChange={(address) => change({ address })}
        placeholder="https://"
      />
      <div className="two">
        <TextBox
          label="Official e-mail address"
          value={draft.email}
          onChange={(email) => change({ email })}
          check={(email) => emailWords(pack, email)}
          hint={rule ?? "The one with which the account is opened."}
        />
        <TextBox label="Phone" value={draft.phone} onChange={(phone) => change({ phone })} />
      </div>
      <TextBox
        label="What it is for"
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        lines={2}
        hint="Whom it reaches, and with what."
      />
    </>
  );
}
