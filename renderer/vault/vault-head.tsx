import { ChevronDown, Download, Ellipsis, FolderInput, LockKeyhole, PencilLine, Plus, Upload } from "lucide-react";
import type { Refused } from "../../main/model/error-code.ts";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { useArrival } from "../components/screen.tsx";
import { count, counted } from "../format.ts";
import { go, stay, type VaultDoing } from "../stores/place.ts";
import { lockVaults, useDesk } from "../stores/vault.ts";
import { leastCustodians } from "./filter.ts";
import { MenuButton, type MenuChoice } from "./menu-button.tsx";

function Line({ summary }: { summary: VaultSummary }) {
  const { name, department, credentials, custodians, alone } = summary;
  const inOffice = custodians.filter((one) => one.removed === null).length;
  const all = alone === credentials;
  const words =
    inOffice < leastCustodians ? "Only you can open it" : `${all ? "All" : count(alone)} opened by one person only`;
  return (
    <p className="sub">
      {department !== name && (
        <>
          <bdi>{department}</bdi> ·{" "}
        </>
      )}
      {counted(credentials, "credential")} · {counted(inOffice, "custodian")}
      {(alone > 0 || inOffice < leastCustodians) && (
        <>
          {" · "}
          <span className="warn-ink">{words}</span>
        </>
      )}
    </p>
  );
}

function useVaultChoices(shown: string): readonly MenuChoice[] {
  const vaults = useDesk()?.vaults ?? [];
  const doing = (next: VaultDoing) => () => stay({ screen: "vault", vault: shown, doing: next });
  return [
    ...vaults.map((one) => ({
      id: one.id,
      label: one.name,
      more: `${one.department} · ${counted(one.credentials, "credential")}`,
      current: one.id === shown,
      run: () => go({ screen: "vault", vault: one.id }),
    })),
    { id: "new-vault", label: "New vault…", icon: Plus, apart: true, run: doing("new-vault") },
    { id: "ways-in", label: "Bring in a vault from elsewhere…", icon: FolderInput, run: doing("ways-in") },
  ];
}

interface VaultHeadProps {
  readonly summary: VaultSummary;
  readonly onRefused: (refused: Refused | null) => void;
}

/** Which vault is shown, the way to the others, and what can be done with all of it. */
export function VaultHead({ summary, onRefused }: VaultHeadProps) {
  const heading = useArrival<HTMLHeadingElement>();
  const vaults = useVaultChoices(summary.id);
  const doing = (next: VaultDoing) => () => stay({ screen: "vault", vault: summary.id, doing: next });
  const lock = () => {
    onRefused(null);
    lockVaults().catch((error: unknown) => onRefused(refusedOf(error)));
  };
  const more: readonly MenuChoice[] = [
    { id: "rename", label: "Rename…", icon: PencilLine, run: doing("rename") },
    { id: "import", label: "Import passwords…", icon: Download, run: doing("import") },
    { id: "export", label: "Export for another program…", icon: Upload, run: doing("export") },
  ];
  return (
    <header className="screen-head vault-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          <MenuButton className="vault-switch" choices={vaults} placement="bottom start" menu="Vaults">
            <bdi>{summary.name}</bdi>
            <ChevronDown size={18} aria-hidden="true" />
          </MenuButton>
        </h1>
        <Line summary={summary} />
      </div>
      <div className="screen-actions">
        <Button look="primary" icon={Plus} onPress={doing("add")}>
          New credential
        </Button>
        <Button icon={LockKeyhole} onPress={lock}>
          Lock
        </Button>
        <MenuButton label="More about this vault" className="btn only-icon" choices={more}>
          <Ellipsis size={16} aria-hidden="true" />
        </MenuButton>
      </div>
    </header>
  );
}
