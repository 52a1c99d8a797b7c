import { Plus, Siren } from "lucide-react";
import { useEffect, useState } from "react";
import type { Account } from "../../main/model/account.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { counted, plainDate } from "../format.ts";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { filterLog } from "../stores/log.ts";
import { go } from "../stores/place.ts";
import { AccountForm } from "./account-form.tsx";

function AccountRow({ account }: { account: Account }) {
  const showCases = () => {
    filterLog({ account: account.id });
    go({ screen: "log" });
  };
  return (
    <li className="row account">
      <Tag>{account.platform}</Tag>
      <div className="row-text">
        <span className="t">
          <bdi>{account.name}</bdi> <span className="faint">{account.handle}</span>
        </span>
        <small>{account.address ?? "No address noted"}</small>
      </div>
      <small className="when">{account.since ? `since ${plainDate(account.since)}` : ""}</small>
      <Button look="quiet" onPress={showCases} aria-label={`Show its cases: ${account.name} on ${account.platform}`}>
        Show its cases
      </Button>
      <Button
        look="quiet"
        icon={Siren}
        onPress={() => go({ screen: "incidents", report: { account: account.id, ofCase: null } })}
        aria-label={`Report an incident: ${account.name} on ${account.platform}`}
      >
        Report an incident
      </Button>
    </li>
  );
}

function byDepartment(accounts: readonly Account[]): [string, Account[]][] {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) groups.set(account.department, [...(groups.get(account.department) ?? []), account]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

/** The official accounts, by department. */
export function Accounts() {
  const accounts = useAccounts((store) => store.accounts);
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    loadAccounts().catch((error: unknown) => setRefused(refusedOf(error)));
  }, []);
  const empty = accounts?.length === 0;
  return (
    <Screen
      title="Accounts"
      sub={
        empty
          ? "No account yet. Add the pages that your department runs: every case belongs to one."
          : `${counted(accounts?.length ?? 0, "official account")}, by department.`
      }
      actions={
        !adding &&
        !empty && (
          <Button look="primary" icon={Plus} onPress={() => setAdding(true)}>
            Add an account
          </Button>
        )
      }
    >
      <ErrorNote refused={refused} />
      {(adding || empty) && (
        <section className="panel inset">
          <h2>Add an account</h2>
          <AccountForm onAdded={() => setAdding(false)} {...(empty ? {} : { onCancel: () => setAdding(false) })} />
        </section>
      )}
      {byDepartment(accounts ?? []).map(([department, group]) => (
        <section key={department}>
          <h2 className="group">{department}</h2>
          <ul className="list">
            {group.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        </section>
      ))}
    </Screen>
  );
}
