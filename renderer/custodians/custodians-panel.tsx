import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { Button } from "../components/button.tsx";
import { Note } from "../components/note.tsx";
import { day } from "../format.ts";
import { takeAim } from "../stores/aim.ts";
import { useCurrentPack, useZone } from "../stores/packs.ts";
import { AddCustodian } from "./add-custodian.tsx";
import { AddedNote } from "./added-note.tsx";
import { AskReset } from "./ask-reset.tsx";
import { useSummary } from "./at-vault.ts";
import { CustodianTable } from "./custodian-table.tsx";
import { custodyWarnings, inOffice } from "./custody-words.ts";
import { Drill } from "./drill.tsx";
import { ExportKeyCard } from "./export-key-card.tsx";
import { HandOver } from "./hand-over.tsx";
import { Recovery } from "./recovery.tsx";
import { RemoveCustodian } from "./remove-custodian.tsx";
import { useCaught } from "./use-arrived.ts";

function Warnings({ summary, pack }: { summary: VaultSummary; pack: PolicyPack }) {
  return custodyWarnings(pack, summary).map(({ id, what, why, citation }) => (
    <Note key={id} tone="warn">
      <p className="note-what">{what}</p>
      <p>
        {why} <cite>{citation}</cite>
      </p>
    </Note>
  ));
}

function Former({ summary }: { summary: VaultSummary }) {
  const zone = useZone();
  const former = summary.custodians.flatMap(({ removed, name, keyId }) => (removed ? [{ removed, name, keyId }] : []));
  if (former.length === 0) return null;
  return (
    <details className="former">
      <summary>Former custodians ({former.length})</summary>
      <ul className="plain-list">
        {former.map(({ removed, name, keyId }) => (
          <li key={keyId}>
            <bdi className="t">{name}</bdi>
            <small className="faint">
              {" "}
              removed {day(removed.at, zone)} by {removed.by}: <bdi>{removed.because}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Open =
  | { readonly what: "nothing" | "add" }
  | { readonly what: "added"; readonly name: string }
  | { readonly what: "remove"; readonly keyId: string };

/** Who can open the vault, with everything that is done about it at that place. */
function Custodians({ summary, pack }: { summary: VaultSummary; pack: PolicyPack }) {
  const [open, setOpen] = useState<Open>(() => ({ what: takeAim("add") ? "add" : "nothing" }));
  const nothing = () => setOpen({ what: "nothing" });
  const heading = useCaught<HTMLHeadingElement>(open.what);
  const removing = open.what === "remove" ? summary.custodians.find(({ keyId }) => keyId === open.keyId) : undefined;
  const toggle = (keyId: string) =>
    setOpen(open.what === "remove" && open.keyId === keyId ? { what: "nothing" } : { what: "remove", keyId });
  return (
    <section aria-label="Custodians">
      <div className="section-head">
        <h2 ref={heading} tabIndex={-1}>
          Custodians
        </h2>
        <Button
          look={inOffice(summary).length < pack.vault.custodians.least ? "primary" : "plain"}
          icon={UserPlus}
          aria-expanded={open.what === "add"}
          onPress={() => setOpen(open.what === "add" ? { what: "nothing" } : { what: "add" })}
        >
          Add a custodian
        </Button>
      </div>
      {open.what === "add" && (
        <AddCustodian
          summary={summary}
          pack={pack}
          onClose={(name) => (name === null ? nothing() : setOpen({ what: "added", name }))}
        />
      )}
      {open.what === "added" && <AddedNote name={open.name} summary={summary} onClose={nothing} />}
      <CustodianTable
        summary={summary}
        pack={pack}
        removing={open.what === "remove" ? open.keyId : null}
        onRemove={toggle}
      />
      {removing && (
        <RemoveCustodian key={removing.keyId} custodian={removing} summary={summary} pack={pack} onClose={nothing} />
      )}
      <Former summary={summary} />
    </section>
  );
}

function Leaver({ summary, pack }: { summary: VaultSummary; pack: PolicyPack }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="panel" aria-label="Somebody who knew passwords goes">
      <h2>Somebody who knew passwords goes</h2>
      <p className="sub">
        A custodian: remove them above. Anybody else, such as an administrator of a page: name them here, and the
        passwords they knew are on Today until each is changed.
      </p>
      <Button onPress={() => setIsOpen(!isOpen)} aria-expanded={isOpen} isDisabled={summary.credentials === 0}>
        Ask for new passwords…
      </Button>
      {isOpen && <AskReset summary={summary} pack={pack} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

/** Custodians of a vault: who they are, what they have proved, handing over, recovery. */
export function CustodiansPanel({ vault }: { vault: string }) {
  const summary = useSummary(vault);
  const pack = useCurrentPack();
  if (summary === null || pack === null) return null;
  return (
    <div className="custody">
      <Warnings summary={summary} pack={pack} />
      <Custodians summary={summary} pack={pack} />
      <div className="custody-cards">
        <div>
          <HandOver summary={summary} />
          <Leaver summary={summary} pack={pack} />
        </div>
        <div>
          <Drill summary={summary} pack={pack} />
          <Recovery summary={summary} />
          <ExportKeyCard />
        </div>
      </div>
    </div>
  );
}
