import { Gavel, KeyRound, LockKeyhole, ScrollText } from "lucide-react";
import { hasPage } from "../../main/model/register/account-key.ts";
import { Button } from "../components/button.tsx";
import { count, counted } from "../format.ts";
import { filterLog } from "../stores/log.ts";
import { go } from "../stores/place.ts";
import { useAtAccount } from "./at-account.ts";
import { startCaseOn } from "./start-case.ts";

function Credentials() {
  const { view } = useAtAccount();
  const { credentials } = view;
  return (
    <section aria-label="Passwords">
      <h2 className="group">Passwords</h2>
      {credentials === null && (
        <div className="beside-line">
          <p>The vault is locked. Open it to see what logs in here.</p>
          <Button look="quiet" small icon={LockKeyhole} onPress={() => go({ screen: "vault" })}>
            Open the vault
          </Button>
        </div>
      )}
      {credentials?.length === 0 && (
        <div className="beside-line">
          <p>No credential in the open vaults belongs to it.</p>
          <Button look="quiet" small icon={LockKeyhole} onPress={() => go({ screen: "vault" })}>
            Go to the vault
          </Button>
        </div>
      )}
      {credentials !== null && credentials.length > 0 && (
        <ul className="earlier-list">
          {credentials.map(({ vault, id, label }) => (
            <li key={id}>
              <button
                type="button"
                className="earlier with-icon"
                onClick={() => go({ screen: "vault", vault, tab: "credentials", credential: id })}
              >
                <KeyRound size={15} aria-hidden="true" />
                <bdi className="t">{label}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function casesWords({ open, all }: { readonly open: number; readonly all: number }): string {
  if (all === 0) return "No case so far.";
  return open === 0
    ? `${counted(all, "case")}, none of them open.`
    : `${counted(all, "case")}, ${count(open)} of them open.`;
}

function Cases() {
  const { view } = useAtAccount();
  const { account, cases } = view;
  const showCases = () => {
    filterLog({ account: account.id });
    go({ screen: "log" });
  };
  return (
    <section aria-label="Cases">
      <h2 className="group">Cases</h2>
      <div className="beside-line">
        <p>{casesWords(cases)}</p>
        {cases.all > 0 && (
          <Button look="quiet" small icon={ScrollText} onPress={showCases}>
            Show its cases
          </Button>
        )}
        {hasPage(account) && (
          <Button look="quiet" small icon={Gavel} onPress={() => startCaseOn(account.id)}>
            Start a case
          </Button>
        )}
      </div>
    </section>
  );
}

/** What belongs to the account elsewhere: its passwords and its cases. */
export function BesideAccount() {
  return (
    <>
      <Credentials />
      <Cases />
    </>
  );
}
