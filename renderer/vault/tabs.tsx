/** The parts of an open vault: its credentials, who can open it, and who saw or copied what. */
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { VaultView } from "../../main/model/vault-view.ts";
import { CustodiansPanel } from "../custodians/custodians-panel.tsx";
import { stay, type VaultPlace, type VaultTab, vaultTabs } from "../stores/place.ts";
import { Activity } from "./activity.tsx";
import { Credentials } from "./credentials.tsx";

const words: Record<VaultTab, string> = {
  credentials: "Credentials",
  custodians: "Custodians",
  activity: "Activity",
};

function isTab(key: string | number): key is VaultTab {
  return (vaultTabs as readonly (string | number)[]).includes(key);
}

interface VaultTabsProps {
  readonly view: VaultView;
  readonly place: VaultPlace;
}

export function VaultTabs({ view, place }: VaultTabsProps) {
  const { id } = view.summary;
  const tab = place.tab ?? "credentials";
  const choose = (key: string | number) => {
    if (isTab(key) && key !== tab) stay({ screen: "vault", vault: id, tab: key });
  };
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={choose}>
      <TabList className="tab-list" aria-label="Parts of the vault">
        {vaultTabs.map((one) => (
          <Tab key={one} id={one} className="tab">
            {words[one]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="credentials" className="tab-panel whole">
        <Credentials view={view} place={place} />
      </TabPanel>
      <TabPanel id="custodians" className="tab-panel">
        <CustodiansPanel vault={id} />
      </TabPanel>
      <TabPanel id="activity" className="tab-panel">
        <Activity vault={id} />
      </TabPanel>
    </Tabs>
  );
}
