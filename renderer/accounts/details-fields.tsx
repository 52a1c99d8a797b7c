import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { PageFields } from "../components/page-fields.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useReady } from "../stores/app.ts";
import { useRegisterStore } from "../stores/register.ts";
import type { DetailsDraft } from "./details-draft.ts";
import { emailRuleWords, emailWords } from "./email-rule.ts";

interface FieldsProps {
  readonly pack: PolicyPack;
  readonly draft: DetailsDraft;
  readonly change: (part: Partial<DetailsDraft>) => void;
}

function Where({ draft, change }: Omit<FieldsProps, "pack">) {
  const desk = useRegisterStore((store) => store.desk);
  const { person } = useReady();
  return (
    <PageFields
      draft={draft}
      change={change}
      knownPlatforms={(desk?.accounts ?? []).map(({ platform }) => platform)}
      knownDepartments={[person.department, ...(desk?.departments ?? []).map(({ name }) => name)]}
    />
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
