import { useEffect, useState } from "react";
import type { Account } from "../../main/model/account.ts";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { CaseTitle } from "../components/case-title.tsx";
import { DeviceWarning } from "../components/device-warning.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useArrival } from "../components/screen.tsx";
import { counted } from "../format.ts";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { loadOpenCases, useCases } from "../stores/cases.ts";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { EarlierCases } from "../workflow/earlier-cases.tsx";
import { PolicySays } from "../workflow/policy-says.tsx";
import { AccountForm } from "./account-form.tsx";
import { StartForm, useStartDraft } from "./start-form.tsx";

const pause = 250;

/** Earlier cases of the author who is being typed. */
function useEarlier(account: Account | undefined, author: string): readonly CaseSummary[] {
  const [found, setFound] = useState<readonly CaseSummary[]>([]);
  const platform = account?.platform ?? "";
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const cases = await ask("cases.by-author", { platform, author }).catch(() => []);
      if (!gone) setFound(cases);
    };
    if (platform === "" || author.trim() === "") setFound([]);
    const timer = platform === "" || author.trim() === "" ? undefined : setTimeout(() => void look(), pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [platform, author]);
  return found;
}

function OpenCases() {
  const open = useCases((store) => store.open) ?? [];
  if (open.length === 0) return null;
  return (
    <section>
      <h2 className="group">Or continue</h2>
      <ul className="earlier-list">
        {open.slice(0, 8).map(({ summary, step, steps, title }) => (
          <li key={summary.id}>
            <button type="button" className="earlier" onClick={() => go({ screen: "case", id: summary.id })}>
              <span className="t">
                <CaseTitle summary={summary} />
              </span>
              <small>
                Step {step} of {steps} · {title}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Starts a case, or goes on with one. */
export function Remove() {
  const pack = useCurrentPack();
  const zone = useZone();
  const heading = useArrival<HTMLHeadingElement>();
  const accounts = useAccounts((store) => store.accounts);
  const [draft, change] = useStartDraft();
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const account = accounts?.find((one) => one.id === draft.account);
  const earlier = useEarlier(account, draft.author);
  useEffect(() => {
    Promise.all([loadAccounts(), loadOpenCases()]).catch((error: unknown) => setRefused(refusedOf(error)));
  }, []);
  if (accounts === null || pack === null) return <ErrorNote refused={refused} />;
  const opening = pack.steps.find((rule) => rule.kind === "opening");
  const addFirst = accounts.length === 0;
  const added = ({ id }: Account) => {
    change({ account: id });
    setAdding(false);
  };
  return (
    <div className="workflow two-columns">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          Remove content
        </h1>
        <p className="sub">
          {opening?.hint ?? "Start with what it is and where it stands."} Nothing comes down before its screenshot is
          sealed.
        </p>
        <DeviceWarning />
        <ErrorNote refused={refused} />
        {(adding || addFirst) && (
          <section className="panel inset">
            <h2>Add an account</h2>
            <p className="sub">The page on which the content stands.</p>
            <AccountForm onAdded={added} {...(addFirst ? {} : { onCancel: () => setAdding(false) })} />
          </section>
        )}
        {!addFirst && (
          <section className="panel">
            <h2>{opening?.title ?? "What and where"}</h2>
            <StartForm accounts={accounts} zone={zone} onAddAccount={() => setAdding(true)} />
          </section>
        )}
      </div>
      <aside className="beside" aria-label="Policy and earlier cases">
        <EarlierCases cases={earlier} zone={zone} title={`${counted(earlier.length, "earlier case")} of this author`} />
        <PolicySays pack={pack} clauses={opening?.clauses ?? []} where={["opening"]} />
        <OpenCases />
      </aside>
    </div>
  );
}
