import { platforms } from "../words.ts";
import { SuggestBox } from "./combo-box.tsx";
import { TextBox } from "./text-box.tsx";

export interface PageDraft {
  readonly platform: string;
  readonly handle: string;
  readonly name: string;
  readonly department: string;
}

interface PageFieldsProps {
  readonly draft: PageDraft;
  readonly change: (part: Partial<PageDraft>) => void;
  /** Platforms and departments that are in the register already, offered while typing. */
  readonly knownPlatforms: readonly string[];
  readonly knownDepartments: readonly string[];
}

const items = (names: Iterable<string>) => [...new Set(names)].map((name) => ({ id: name, label: name }));

/** Which page it is, and whose. */
export function PageFields({ draft, change, knownPlatforms, knownDepartments }: PageFieldsProps) {
  return (
    <>
      <div className="two">
        <SuggestBox
          label="Platform"
          value={draft.platform}
          onChange={(platform) => change({ platform })}
          items={items([...knownPlatforms, ...platforms])}
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
          items={items(knownDepartments)}
          required
          missing="Which department runs it?"
        />
      </div>
    </>
  );
}
