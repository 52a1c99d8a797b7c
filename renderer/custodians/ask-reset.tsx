import { useState } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { CredentialRow, VaultSummary } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted, plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { tookVault, useVault } from "../stores/vault.ts";
import { firstCitation, resetDue } from "./custody-words.ts";
import { rowsWith } from "./rows-with.ts";
import { SubPanel } from "./sub-panel.tsx";

/** Longer lists get a box to narrow them down. */
const longList = 12;
/** Rows that are drawn at once: a longer list is narrowed down, or taken whole. */
const mostDrawn = 200;

interface PickProps {
  readonly rows: readonly CredentialRow[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function PickCredentials({ rows, chosen, onChange }: PickProps) {
  const [words, setWords] = useState("");
  const found = rowsWith(rows, words);
  const shown = found.slice(0, mostDrawn);
  const all = found.every(({ id }) => chosen.includes(id));
  const others = chosen.filter((id) => !shown.some((row) => row.id === id));
  const toggleAll = () => {
    const ids = found.map(({ id }) => id);
    onChange(all ? chosen.filter((id) => !ids.includes(id)) : [...new Set([...chosen, ...ids])]);
  };
  return (
    <div className="pick-credentials">
      {rows.length > longList && (
        <TextBox
          label="Look for"
          type="search"
          value={words}
          onChange={setWords}
          placeholder="Name, user name, address"
        />
      )}
      <CheckChoices
        label="Passwords that were known"
        className="tall"
        value={chosen.filter((id) => shown.some((row) => row.id === id))}
        onChange={(ids) => onChange([...others, ...ids])}
        required={others.length === 0}
        missing="Choose the passwords that have to be changed."
        choices={shown.map((row) => ({
          value: row.id,
          label: <bdi>{row.label}</bdi>,
          more: <bdi>{row.username}</bdi>,
        }))}
      />
      <div className="form-row">
        <Button small onPress={toggleAll} isDisabled={found.length === 0}>
          {all ? "Choose none of these" : `Choose all ${found.length}`}
        </Button>
        <span className="hint">
          {counted(chosen.length, "password")} chosen
          {found.length > shown.length && `; the first ${mostDrawn} are shown`}
        </span>
      </div>
    </div>
  );
}

interface AskResetProps {
  readonly summary: VaultSummary;
  readonly pack: PolicyPack;
  readonly onClose: () => void;
}

/** Somebody who knew passwords goes, without having been a custodian: an administrator of the accounts. [N-V.4] */
export function AskReset({ summary, pack, onClose }: AskResetProps) {
  const all = useVault((store) => store.views[summary.id]?.credentials) ?? [];
  // What has no password has none to be changed.
  const rows = all.filter((row) => !row.health.includes("empty"));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [draft, change, clear] = useDraft(`vault:${summary.id}:ask-reset`, { person: "", because: "" });
  const due = plainDate(resetDue(pack, new Date()));
  const submit = useSubmit(async () => {
    tookVault(await ask("vault.ask-reset", { vault: summary.id, credentials: chosen, ...draft }));
    clear();
    announce(`${counted(chosen.length, "password")} to be changed by ${due}.`);
    onClose();
  });
  return (
    <SubPanel label="Ask for new passwords" title="Which passwords did this person know?">
      <p className="hint">
        Each stays on Today until it has been changed, by {due}.{" "}
        <cite>{firstCitation(pack, pack.vault.reset.clauses)}</cite>
      </p>
      <Form
        submit={submit}
        action="Ask for new passwords"
        more={
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      >
        <div className="two">
          <TextBox
            label="Who goes"
            value={draft.person}
            onChange={(person) => change({ person })}
            required
            missing="Name the person who must no longer be able to log in."
          />
          <TextBox
            label="Reason"
            value={draft.because}
            onChange={(because) => change({ because })}
            placeholder="No longer an administrator since November 14"
            required
            missing="Say why, in a sentence."
          />
        </div>
        <PickCredentials rows={rows} chosen={chosen} onChange={setChosen} />
      </Form>
    </SubPanel>
  );
}
