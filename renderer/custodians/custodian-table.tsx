import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { CustodianView, VaultSummary } from "../../main/model/vault-view.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { Tag } from "../components/tag.tsx";
import { announce } from "../stores/announcer.ts";
import { useZone } from "../stores/packs.ts";
import { tookVault } from "../stores/vault.ts";
import { addedWords, inOffice, provedWords } from "./custody-words.ts";
import { groupsOf } from "./fingerprint.tsx";
import { roleOptions } from "./roles.ts";

interface RowProps {
  readonly custodian: CustodianView;
  readonly vault: string;
  readonly pack: PolicyPack;
  readonly zone: string;
  /** null: this one can't be removed from here. */
  readonly onRemove: (() => void) | null;
  readonly isRemoving: boolean;
}

function RoleCell({ custodian, vault, pack }: Pick<RowProps, "custodian" | "vault" | "pack">) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const change = async (role: string) => {
    setRefused(null);
    try {
      tookVault(await ask("custodian.role", { vault, keyId: custodian.keyId, role: role === "" ? null : role }));
      announce(`Role of ${custodian.name} saved.`);
    } catch (error) {
      setRefused(refusedOf(error));
    }
  };
  return (
    <td>
      <SelectBox
        label={`Role of ${custodian.name}`}
        quietLabel
        value={custodian.role ?? ""}
        onChange={(role) => void change(role)}
        options={roleOptions(pack)}
      />
      <ErrorNote refused={refused} />
    </td>
  );
}

/** The fingerprint as two lines of four groups. */
function SmallFingerprint({ value }: { value: string }) {
  const groups = groupsOf(value);
  return (
    <code className="mono small-fingerprint">
      <span>{groups.slice(0, 4).join(" ")}</span> <span>{groups.slice(4).join(" ")}</span>
    </code>
  );
}

function Row({ custodian, vault, pack, zone, onRemove, isRemoving }: RowProps) {
  const proved = provedWords(custodian.proof, zone);
  const added = addedWords(custodian, zone);
  return (
    <tr>
      <th scope="row">
        <bdi className="t">{custodian.name}</bdi>
        <small>
          <bdi>{custodian.title}</bdi>
          {custodian.isMe && " · you"}
        </small>
      </th>
      <RoleCell custodian={custodian} vault={vault} pack={pack} />
      <td className="nobr-cell">
        <Tag tone={proved.tone}>{proved.tag}</Tag>
        <small>{proved.when}</small>
      </td>
      <td>
        <small>
          <bdi>{added.on}</bdi>
        </small>
        {added.how && <small>{added.how}</small>}
      </td>
      <td>
        <SmallFingerprint value={custodian.fingerprint} />
      </td>
      <td className="end">
        {onRemove && (
          <Button
            look="quiet"
            small
            onPress={onRemove}
            aria-label={`Remove ${custodian.name}…`}
            aria-expanded={isRemoving}
          >
            Remove…
          </Button>
        )}
      </td>
    </tr>
  );
}

interface TableProps {
  readonly summary: VaultSummary;
  readonly pack: PolicyPack;
  /** Key id of the custodian whose removal is being asked about. */
  readonly removing: string | null;
  readonly onRemove: (keyId: string) => void;
}

/** Who can open the vault, and what each has proved. [A-6.h.i, N-II.1] */
export function CustodianTable({ summary, pack, removing, onRemove }: TableProps) {
  const zone = useZone();
  return (
    <div className="list custodians-list">
      <table className="custodians">
        <caption className="unseen">Custodians of {summary.name}</caption>
        <thead>
          <tr>
            <th scope="col">Custodian</th>
            <th scope="col">Role under the policy</th>
            <th scope="col">Can open it</th>
            <th scope="col">Added</th>
            <th scope="col">Fingerprint</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {inOffice(summary).map((custodian) => (
            <Row
              key={custodian.keyId}
              custodian={custodian}
              vault={summary.id}
              pack={pack}
              zone={zone}
              onRemove={custodian.isMe ? null : () => onRemove(custodian.keyId)}
              isRemoving={removing === custodian.keyId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
